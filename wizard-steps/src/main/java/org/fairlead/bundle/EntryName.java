package org.fairlead.bundle;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that entries of a bundle can have; there are no others. */
sealed interface EntryName {
    Pattern ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");
    Pattern CONFIG = Pattern.compile("config/(" + ID + ")\\.json");
    Pattern DATA = Pattern.compile("data/(" + ID + ")/([1-9][0-9]{0,6})\\.(jsonl|csv|sql|xml)");
    Pattern SEGMENT = Pattern.compile("(?!\\.{1,2}$)[^/\\\\\\p{Cntrl}\\p{Cs}\\x{FFFD}]{1,255}");
    int LONGEST = 1000;
    int DEEPEST = 64;

    record Manifest() implements EntryName {}

    record Config(String component) implements EntryName {}

    record Data(String dataset, int part, DataFormat format) implements EntryName {}

    record Media(String path) implements EntryName {}

    record Totals() implements EntryName {}

    record Sums() implements EntryName {}

    record Signature() implements EntryName {}

    /** The name as it stands in the archive. */
    default String text() {
        return switch (this) {
            case Manifest m -> "manifest.json";
            case Config(String component) -> "config/" + component + ".json";
            case Data(String dataset, int part, DataFormat format) -> "data/" + dataset + "/" + part + "."
                    + format.ending();
            case Media(String path) -> "files/" + path;
            case Totals t -> "totals.json";
            case Sums s -> "SHA256SUMS";
            case Signature s -> "SHA256SUMS.minisig";
        };
    }

    /** Where in the archive it belongs; never falls. */
    default int rank() {
        return switch (this) {
            case Manifest m -> 0;
            case Config c -> 1;
            case Data d -> 2;
            case Media f -> 3;
            case Totals t -> 4;
            case Sums s -> 5;
            case Signature s -> 6;
        };
    }

    /** The name that a text is, if it is one. */
    static Optional<EntryName> of(String text) {
        Matcher config = CONFIG.matcher(text);
        Matcher data = DATA.matcher(text);
        EntryName name = switch (text) {
            case "manifest.json" -> new Manifest();
            case "totals.json" -> new Totals();
            case "SHA256SUMS" -> new Sums();
            case "SHA256SUMS.minisig" -> new Signature();
            default -> {
                if (config.matches()) {
                    yield new Config(config.group(1));
                }
                if (data.matches()) {
                    yield new Data(data.group(1), Integer.parseInt(data.group(2)), DataFormat.valueOf(data
                            .group(3)
                            .toUpperCase(Locale.ROOT)));
                }
                yield new Media(text.startsWith("files/") ? text.substring("files/".length()) : "..");
            }
        };
        return name instanceof Media(String path) && !isInside(path) ? Optional.empty() : Optional.of(name);
    }

    /** Whether a path stays below its folder on every system. */
    static boolean isInside(String path) {
        String[] segments = path.split("/", -1);
        if (path.length() > LONGEST || segments.length > DEEPEST) {
            return false;
        }
        for (String segment : segments) {
            if (!SEGMENT.matcher(segment).matches()) {
                return false;
            }
        }
        return !path.matches("[A-Za-z]:.*");
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }
}
