package org.fairlead.text;

import java.util.Locale;

import org.fairlead.model.EnvironmentLine;
import org.fairlead.model.EnvironmentLine.Value;

/** Says the lines of a comparison of two environments. */
public record EnvironmentWords(Messages messages) {
    private static final long THOUSAND = 1000;
    private static final String[] UNITS = {"size.bytes", "size.kilo", "size.mega", "size.giga", "size.tera"};

    public String group(EnvironmentLine line) {
        return messages.text(line.group());
    }

    /** What is compared: a sentence, or the name of a setting. */
    public String name(EnvironmentLine line) {
        return messages.has(line.name()) ? messages.text(line.name()) : line.name();
    }

    public String match(EnvironmentLine line) {
        return messages.text("environment.match." + line.match().name().toLowerCase(Locale.ROOT));
    }

    /** What there is to say about a line, empty when it speaks for itself. */
    public String note(EnvironmentLine line) {
        return line.note().isEmpty() ? "" : messages.text(line.note());
    }

    public String value(Value value) {
        return switch (value.kind()) {
            case TEXT -> value.text();
            case NUMBER -> messages.text("environment.value.number", Long.parseLong(value.text()));
            case BYTES -> size(Long.parseLong(value.text()));
            case LAYOUT -> messages.has("layout." + value.text()) ? messages.text("layout." + value.text())
                    : value.text();
            case NAIVE_ZONE -> messages.text("environment.value.naive-zone", value.text());
            case SET -> messages.text("environment.value.set");
            case YES -> messages.text("environment.value.yes");
            case EMPTY -> messages.text("environment.value.empty");
            case NOT_SET -> messages.text("environment.value.not-set");
            case NONE -> messages.text("environment.value.none");
        };
    }

    /** "3.1 MB", in thousands. */
    private String size(long bytes) {
        double size = bytes;
        int unit = 0;
        while (size >= THOUSAND && unit < UNITS.length - 1) {
            size /= THOUSAND;
            unit++;
        }
        return messages.text(UNITS[unit], size);
    }
}
