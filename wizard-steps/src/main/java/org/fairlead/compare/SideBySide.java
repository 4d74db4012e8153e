package org.fairlead.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.fairlead.compare.Compared.Seen;
import org.fairlead.site.SiteException;
import org.fairlead.site.Web;
import org.fairlead.site.Web.Answer;

/**
 * Puts the same requests to the old and to the new address of a site, one after the other, and compares
 * status, length, time and words. Only reads.
 *
 * @param covering
 * covers what is secret in a line of a page
 */
public record SideBySide(Web before, Web now, UnaryOperator<String> covering) {

    /** Lengths that differ by less say nothing: nonces and the like are of different length. */
    private static final int TENTH = 10;
    private static final long TIMES = 3;
    private static final long NOTICED_MILLIS = 250;

    /** Puts the requests. */
    public List<Compared> run(List<String> paths) {
        return paths.stream().map(this::one).toList();
    }

    private Compared one(String path) {
        Optional<Answer> old = ask(before, path);
        Optional<Answer> next = ask(now, path);
        if (old.isEmpty() || next.isEmpty()) {
            var silent = new ArrayList<String>();
            if (old.isEmpty()) {
                silent.add("silent-old");
            }
            if (next.isEmpty()) {
                silent.add("silent-new");
            }
            return new Compared(path, old.map(SideBySide::seen).orElse(Seen.NOTHING), next.map(
                    SideBySide::seen).orElse(Seen.NOTHING), silent, 0, "", "");
        }
        return compared(path, old.get(), next.get());
    }

    private Compared compared(String path, Answer old, Answer next) {
        List<String> was = PageText.of(old.body(), before.place());
        List<String> is = PageText.of(next.body(), now.place());
        int line = firstOther(was, is);
        var differences = new ArrayList<String>();
        if (old.status() != next.status()) {
            differences.add("status");
        }
        if (line > 0) {
            differences.add("text");
        }
        if (Math.abs(old.body().length() - next.body().length()) * TENTH > old.body().length()) {
            differences.add("length");
        }
        if (next.millis() > TIMES * old.millis() && next.millis() - old.millis() > NOTICED_MILLIS) {
            differences.add("slower");
        }
        return new Compared(path, seen(old), seen(next), differences, line, shown(was, line), shown(is,
                line));
    }

    private static Optional<Answer> ask(Web web, String path) {
        try {
            return Optional.of(web.get(path, Map.of()));
        } catch (SiteException silent) {
            return Optional.empty(); // that is what is told of it
        }
    }

    private static Seen seen(Answer answer) {
        return new Seen(answer.status(), answer.body().length(), answer.millis());
    }

    /** Number of the first line that differs, from 1; 0 where none does. */
    private static int firstOther(List<String> was, List<String> is) {
        int both = Math.min(was.size(), is.size());
        for (int i = 0; i < both; i++) {
            if (!was.get(i).equals(is.get(i))) {
                return i + 1;
            }
        }
        return was.size() == is.size() ? 0 : both + 1;
    }

    private String shown(List<String> lines, int number) {
        if (number == 0 || number > lines.size()) {
            return "";
        }
        String line = covering.apply(lines.get(number - 1));
        return line.length() <= Compared.LONGEST ? line : line.substring(0, Compared.LONGEST) + "…";
    }
}
