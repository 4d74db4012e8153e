package org.fairlead.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Takes out of texts what could name a person, a machine or a place: words that are known, each by a number
 * of its
 * own so that equal ones stay recognisable, and whatever looks like an address of mail or of a machine.
 */
final class Scrubbing {
    private static final int SHORTEST = 3;
    private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,255}");
    private static final Pattern IP4 = Pattern.compile("\\b[0-9]{1,3}(?:\\.[0-9]{1,3}){3}\\b");
    private static final Pattern IP6 = Pattern.compile("\\b(?:[0-9A-Fa-f]{1,4}:){3,7}[0-9A-Fa-f]{0,4}\\b");
    /** Folders of machines; of a path only its last name stays. */
    private static final Pattern FOLDERS = Pattern.compile(
            "(?:(?<![A-Za-z0-9_])|(?<=:[0-9]{1,5}))(?:/(?:home|root|srv|var|opt|tmp|usr|mnt|media"
                    + "|data|Users|Volumes|private)|[A-Z]:)(?:[/\\\\][^/\\\\\\s,;:)\"']+)*[/\\\\](?=[^/\\\\\\s])");

    private final Map<Pattern, String> words = new LinkedHashMap<>();

    /**
     * @param known
     * words that go; those shorter than three letters are too common
     */
    Scrubbing(Collection<String> known) {
        List<String> sorted = known.stream().filter(word -> word.length() >= SHORTEST).distinct().sorted(
                Comparator
                        .comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
        sorted.forEach(word -> words.put(Pattern.compile(before(word) + Pattern.quote(word)
                + "(?![A-Za-z0-9_])"), "‹" + (words.size() + 1) + "›"));
    }

    /** A path may stand behind anything, such as the port of a machine. */
    private static String before(String word) {
        return word.startsWith("/") ? "" : "(?<![A-Za-z0-9_])";
    }

    String of(String text) {
        String scrubbed = text;
        for (Map.Entry<Pattern, String> word : words.entrySet()) {
            scrubbed = word.getKey().matcher(scrubbed).replaceAll(word.getValue());
        }
        scrubbed = MAIL.matcher(scrubbed).replaceAll("…@…");
        scrubbed = IP6.matcher(IP4.matcher(scrubbed).replaceAll("…")).replaceAll("…");
        return FOLDERS.matcher(scrubbed).replaceAll("…/");
    }

    /** The same for every text in maps and lists, however deep; names of members stay. */
    Object deep(Object value) {
        return switch (value) {
            case String text -> of(text);
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, Object>();
                map.forEach((name, member) -> copy.put(String.valueOf(name), member == null ? "" : deep(
                        member)));
                yield copy;
            }
            case List<?> list -> {
                var copy = new ArrayList<Object>();
                list.forEach(member -> copy.add(member == null ? "" : deep(member)));
                yield copy;
            }
            default -> value;
        };
    }
}
