package org.fairlead.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import org.fairlead.plan.Acceptance.Watching;
import org.fairlead.text.Messages;

/** A time as people write it: "45s", "30m", "2h", "7d". */
final class TimeSpan implements ITypeConverter<Duration> {
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})([smhd])");

    @Override
    public Duration convert(String value) {
        Matcher span = SPAN.matcher(value);
        if (!span.matches()) {
            throw new TypeConversionException(Messages.english().text("cli.problem.time-span", value));
        }
        long count = Long.parseLong(span.group(1));
        Duration duration = switch (span.group(2)) {
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
        if (duration.toMinutes() > Watching.MOST_MINUTES) {
            throw new TypeConversionException(Messages.english().text("cli.problem.time-span", value));
        }
        return duration;
    }
}
