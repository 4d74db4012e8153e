package org.fairlead.machine;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time a log line begins with, in the forms that Python and PHP, Docker, nginx and Apache write.
 *
 * @param text
 * as the line has it
 * @param at
 * the moment, where the line tells it; without a zone, UTC is meant
 */
record LogTime(String text, Optional<Instant> at) {
    private static final int NEAR = 120;

    private record Form(Pattern pattern, DateTimeFormatter format) {
        static Form of(String expression, String format) {
            return new Form(Pattern.compile(expression), DateTimeFormatter.ofPattern(format, Locale.ENGLISH));
        }
    }

    /** Each with the date and time as its first group, and the zone as its second where it has one. */
    private static final List<Form> FORMS = List.of(
            Form.of("(\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d)(?:[.,]\\d{1,9})?(Z|[+-]\\d\\d:?\\d\\d)?",
                    "uuuu-MM-dd['T'][' ']HH:mm:ss"),
            Form.of("(\\d\\d-[A-Z][a-z]{2}-\\d{4} \\d\\d:\\d\\d:\\d\\d)(?: ([A-Za-z_/+-]{1,40}))?",
                    "dd-MMM-uuuu HH:mm:ss"),
            Form.of("(\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d)(?: ([+-]\\d{4}))?",
                    "dd/MMM/uuuu:HH:mm:ss"),
            Form.of("(\\d{4}/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d)()", "uuuu/MM/dd HH:mm:ss"),
            Form.of("[A-Z][a-z]{2} ([A-Z][a-z]{2} \\d\\d \\d\\d:\\d\\d:\\d\\d)(?:\\.\\d{1,6})? (\\d{4})",
                    ""));

    /** The time near the beginning of a line; nothing where there is none. */
    static Optional<LogTime> of(String line) {
        String near = line.substring(0, Math.min(NEAR, line.length()));
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(near);
            if (matcher.find()) {
                return Optional.of(new LogTime(matcher.group(), moment(form, matcher)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> moment(Form form, Matcher matcher) {
        try {
            if (form.equals(FORMS.getLast())) {
                return Optional.of(LocalDateTime.parse(matcher.group(1) + " " + matcher.group(2),
                        DateTimeFormatter
                                .ofPattern("MMM dd HH:mm:ss uuuu", Locale.ENGLISH)).toInstant(
                                        ZoneOffset.UTC));
            }
            String zone = matcher.group(2);
            return Optional.of(LocalDateTime.parse(matcher.group(1), form.format()).atZone(zone == null
                    || zone
                            .isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone)).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
