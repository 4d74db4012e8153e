package org.fairlead.dump;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase.Filled;
import org.fairlead.site.WholeDatabase.Marks;
import org.fairlead.site.WholeDatabase.Part;
import org.fairlead.site.WholeDatabase.Place;
import org.fairlead.site.WholeDatabase.Reading;
import org.fairlead.site.WholeDatabase.Stream;

/** Fills a database with what is read, and knows then what should be there. */
final class DumpFill implements DumpScan.Visitor {
    /** A type that an expression is turned to, as a server writes it out. */
    private static final Pattern CAST = Pattern.compile(
            "::(?:\"(?:[^\"]|\"\")*\"|\\w+)(?:\\.(?:\"(?:[^\"]|\"\")*\""
                    + "|\\w+))?(?: varying| precision)?(?:\\(\\d+(?:,\\d+)?\\))?(?: with(?:out)? time zone)?(?:\\[])*");
    private static final Pattern GROUPING = Pattern.compile("[()\\s]");

    private final Place place;
    private final boolean rehearsed;
    private final DatabaseDump.Watch watch;
    private final Map<String, StringBuilder> parts = new LinkedHashMap<>();
    private final Map<String, StringBuilder> untried = new LinkedHashMap<>();
    private Map<String, RowSum.Counted> tables = Map.of();
    private StringBuilder current = new StringBuilder();
    private String currentKey = "";
    private Optional<Marks> marks = Optional.empty();
    private long before;
    private long unit = -1;
    private boolean resumed;
    private boolean leftOut;
    private String filling = "";

    DumpFill(Place place, boolean rehearsed, DatabaseDump.Watch watch) {
        this.place = place;
        this.rehearsed = rehearsed;
        this.watch = watch;
    }

    /**
     * Goes on where a filling from the same file broke off, or begins one that can.
     *
     * @param file
     * its SHA-256
     */
    void resume(Marks kept, String file) throws SiteException {
        before = kept.left(file).orElse(0);
        resumed = kept.left(file).isPresent();
        kept.begin(file);
        marks = Optional.of(kept);
    }

    /** Begins a unit; whether it was done before. */
    private boolean isDone(String kind, String name) throws SiteException {
        unit++;
        if (marks.isEmpty()) {
            return false;
        }
        if (unit > before) {
            marks.get().done(unit);
        } else if (unit == before && resumed) {
            marks.get().clear(kind, name);
        }
        return unit < before;
    }

    /** All is there and lasts, but for the notes of it. */
    void filled() throws SiteException {
        if (marks.isPresent() && unit + 1 > before) {
            marks.get().done(unit + 1);
        }
    }

    @Override
    public void part(String kind, String name) throws SiteException {
        boolean taken = place.takes(kind, name);
        leftOut = !taken || isLive(kind);
        if (!kind.equals("setup")) {
            leftOut |= isDone(kind, name);
        }
        filling = kind.equals("rows") ? name : "";
        currentKey = key(kind, name);
        current = new StringBuilder();
        if (!taken) {
            untried.put(key(kind, name), current);
        }
        if (filling.isEmpty() && !kind.equals("setup") && taken && !isLive(kind)) {
            parts.put(key(kind, name), current);
        }
        if (!filling.isEmpty()) {
            watch.table(name, 0);
        }
        goOn();
    }

    private boolean isLive(String kind) {
        return rehearsed && new Part(true, kind, "", List.of()).isLive();
    }

    private void goOn() {
        if (watch.shouldStop()) {
            throw new DumpStopped();
        }
    }

    static String key(String kind, String name) {
        return kind + " " + name;
    }

    @Override
    public void statement(String sql) throws SiteException {
        goOn();
        if (!leftOut && filling.isEmpty() && !place.makes(sql)) {
            leftOut = true;
            parts.remove(currentKey);
            untried.put(currentKey, current);
        }
        if (!leftOut) {
            place.run(sql);
        }
        if (filling.isEmpty()) {
            current.append(sql).append('\n');
        }
    }

    @Override
    public void stream(String name, String sql, Stream lines) throws SiteException {
        watch.table(name, 0);
        place.takes("rows", name);
        if (isDone("rows", name)) {
            while (lines.next() != null) {
                goOn();
            }
            return;
        }
        place.stream(sql, () -> {
            goOn();
            return lines.next();
        });
    }

    /** What the text said at its end of the rows of each table. */
    void counted(Map<String, RowSum.Counted> counted) {
        tables = Map.copyOf(counted);
    }

    DumpComparison compare(Reading now) throws SiteException {
        var different = new ArrayList<String>();
        var missing = new LinkedHashMap<>(parts);
        int equal = 0;
        for (Part part : now.parts()) {
            String key = key(part.kind(), part.name());
            StringBuilder was = missing.remove(key);
            if (rehearsed && part.isLive()) {
                continue;
            }
            if (was != null && isSame(was.toString(), String.join("\n", part.statements()) + "\n")) {
                equal++;
            } else {
                different.add(key);
            }
        }
        different.addAll(missing.keySet());
        long rows = 0;
        var uncounted = new LinkedHashMap<>(tables);
        for (Filled table : now.tables()) {
            var sum = new RowSum();
            now.rows(table, line -> {
                if (sum.counted(1000)) {
                    goOn();
                }
                sum.add(line);
            });
            if (sum.counted().equals(uncounted.remove(table.name()))) {
                rows += sum.counted().rows();
            } else {
                different.add(key("rows", table.name()));
            }
        }
        uncounted.keySet().forEach(name -> different.add(key("rows", name)));
        Map<String, String> texts = new LinkedHashMap<>();
        untried.forEach((key, text) -> texts.put(key, text.toString()));
        return new DumpComparison(equal, rows, different, texts);
    }

    /**
     * A server that is told an expression writes it out anew, with other brackets and with types that it
     * found out; told that, it writes the same again. Everything else has to be the same.
     */
    static boolean isSame(String was, String is) {
        return was.equals(is) || loosened(was).equals(loosened(is));
    }

    private static String loosened(String sql) {
        return GROUPING.matcher(CAST.matcher(sql).replaceAll("")).replaceAll("");
    }
}
