package org.fairlead.desktop.kit;

import java.text.NumberFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Optional;

import org.fairlead.model.Problem;
import org.fairlead.text.Messages;

/** Says things: sentences, numbers with separators, sizes, durations, and times in the user's zone. */
public final class Words {
    private static final long THOUSAND = 1000;
    private static final long MINUTE = 60;
    private static final long HOUR = 3600;

    private final Messages messages;
    private final Clock clock;
    private final Helping helping;

    public Words(Messages messages, Clock clock) {
        this(messages, clock, Helping.NONE);
    }

    /**
     * @param helping
     * cards of help for what is spoken of
     */
    public Words(Messages messages, Clock clock, Helping helping) {
        this.messages = messages;
        this.clock = clock;
        this.helping = helping;
    }

    public Helping helping() {
        return helping;
    }

    public Messages messages() {
        return messages;
    }

    public Clock clock() {
        return clock;
    }

    public boolean has(String key) {
        return messages.has(key);
    }

    public String say(String key, Object... args) {
        return messages.text(key, args);
    }

    public String say(Problem problem) {
        return messages.text(problem);
    }

    public Optional<String> why(Problem problem) {
        return messages.why(problem);
    }

    public Optional<String> fix(Problem problem) {
        return messages.fix(problem);
    }

    /** The sentence of a key, or the plain name where nobody wrote one. */
    public String sayOr(String key, String otherwise) {
        return messages.has(key) ? messages.text(key) : otherwise;
    }

    /** From where to where; one of them alone where there is no other. */
    public String places(String source, String target) {
        return source.isEmpty() ? target : target.isEmpty() ? source : say("window.header.places", source,
                target);
    }

    public String number(long value) {
        return NumberFormat.getIntegerInstance(messages.locale()).format(value);
    }

    /** "3.1 GB", in thousands. */
    public String bytes(long bytes) {
        String[] units = {"window.bytes", "window.bytes.kilo", "window.bytes.mega", "window.bytes.giga",
                "window.bytes.tera"};
        double size = bytes;
        int unit = 0;
        while (size >= THOUSAND && unit < units.length - 1) {
            size /= THOUSAND;
            unit++;
        }
        NumberFormat format = NumberFormat.getNumberInstance(messages.locale());
        format.setMaximumFractionDigits(unit == 0 || size >= 100 ? 0 : 1);
        return say(units[unit], format.format(size));
    }

    /** "3 min 20 s"; for reading, never for computing. */
    public String seconds(long seconds) {
        if (seconds < MINUTE) {
            return say("window.time.seconds", Math.max(seconds, 1));
        }
        if (seconds < HOUR) {
            return say("window.time.minutes", seconds / MINUTE, seconds % MINUTE);
        }
        return say("window.time.hours", seconds / HOUR, seconds % HOUR / MINUTE);
    }

    public String millis(long millis) {
        return millis < THOUSAND ? say("window.time.millis", millis) : seconds(Math.round(millis / 1000.0));
    }

    /** "12.4 ms". */
    public String micros(long micros) {
        NumberFormat format = NumberFormat.getNumberInstance(messages.locale());
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return micros < 0 ? "–" : say("window.time.millis", format.format(micros / 1000.0));
    }

    /** "today 10:42", "yesterday 18:02", "12 Nov", "12 Nov 2025". */
    public String when(Instant instant) {
        ZonedDateTime then = instant.atZone(clock.getZone());
        LocalDate today = LocalDate.now(clock);
        if (then.toLocalDate().equals(today)) {
            return say("window.time.today", clockTime(then));
        }
        if (then.toLocalDate().equals(today.minusDays(1))) {
            return say("window.time.yesterday", clockTime(then));
        }
        return format(then, then.getYear() == today.getYear() ? "d MMM" : "d MMM yyyy");
    }

    /** "10:42:05"; with the day where it is not today. */
    public String time(long millis) {
        ZonedDateTime then = Instant.ofEpochMilli(millis).atZone(clock.getZone());
        return format(then, then.toLocalDate().equals(LocalDate.now(clock)) ? "HH:mm:ss" : "d MMM HH:mm:ss");
    }

    /** "21 November 2026, 10:42 (Central European Time)". */
    public String exactly(Instant instant) {
        ZonedDateTime then = instant.atZone(clock.getZone());
        return say("window.time.exact", format(then, "d MMMM yyyy"), clockTime(then),
                clock.getZone().getDisplayName(TextStyle.FULL, messages.locale()));
    }

    private String clockTime(ZonedDateTime then) {
        return format(then, "HH:mm");
    }

    private String format(ZonedDateTime then, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, messages.locale()).format(then);
    }
}
