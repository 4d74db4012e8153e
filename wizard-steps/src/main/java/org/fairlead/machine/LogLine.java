package org.fairlead.machine;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.fairlead.action.Masking;

/**
 * A line of a log that tells of something wrong.
 *
 * @param level
 * "error" or "warning"
 * @param message
 * what is said, without times, numbers and what could be a person or a key, so that equal troubles read alike
 * @param text
 * the line as it is but for its covered secrets; never kept
 */
record LogLine(String level, String message, Optional<LogTime> time, String text) {

    static final String ERROR = "error";
    static final String WARNING = "warning";
    private static final int LONGEST = 240;

    private record Level(String word, Pattern pattern) {}

    /** Looked for in this order, where a line begins; the first that is there counts. */
    private static final List<Level> LEVELS = List.of(
            new Level(WARNING, Pattern.compile("PHP (?:Warning|User Warning)")),
            new Level("", Pattern.compile("PHP (?:Notice|Deprecated|User Notice|Strict Standards)")),
            new Level(ERROR, Pattern.compile(
                    "PHP (?:Fatal|Parse|Recoverable|Core|Compile)|WordPress database error|Traceback \\(most recent")),
            new Level("", Pattern.compile("\\b(?:DEBUG|INFO|NOTICE|TRACE)\\b|\\[(?:debug|info|notice)\\]"
                    + "|\"level\" ?: ?\"(?:debug|info|notice)\"|\\blevel=(?:debug|info|notice)\\b")),
            new Level(WARNING, Pattern.compile("\\bWARN(?:ING)?\\b|\\[(?:[a-z_0-9]+:)?warn(?:ing)?\\]"
                    + "|\"level\" ?: ?\"warn(?:ing)?\"|\\blevel=warn(?:ing)?\\b")),
            new Level(ERROR, Pattern.compile("\\b(?:ERROR|CRITICAL|FATAL|ALERT|EMERG(?:ENCY)?|PANIC)\\b"
                    + "|\\[(?:[a-z_0-9]+:)?(?:error|crit|critical|alert|emerg|fatal)\\]"
                    + "|\"level\" ?: ?\"(?:error|critical|fatal)\"|\\blevel=(?:error|critical|fatal)\\b|Uncaught "
                    + "|Allowed memory size of")));
    private static final int NEAR = 400;

    private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,255}");
    private static final Pattern LONG = Pattern.compile("[A-Za-z0-9_+=-]{28,}");
    private static final Pattern HEX = Pattern.compile("\\b(?:0x)?[0-9a-fA-F-]{8,36}\\b");
    private static final Pattern QUERY = Pattern.compile("\\?[^\\s\"')]+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+(?:[.,:][0-9]+)*");
    private static final Pattern BLANK = Pattern.compile("\\s+");

    /** A line of a log file; nothing where it tells of nothing wrong. */
    static Optional<LogLine> of(String line, Masking masking) {
        return level(line.substring(0, Math.min(NEAR, line.length()))).map(level -> {
            Optional<LogTime> time = LogTime.of(line);
            String covered = masking.of(line);
            return new LogLine(level, plain(time.isEmpty() ? covered : covered.replace(time.get().text(),
                    "")), time,
                    covered);
        });
    }

    /** A row of a table of log lines; nothing where its level is no trouble. */
    static Optional<LogLine> of(String time, String level, String message, Masking masking) {
        String covered = masking.of(message);
        return level(level.toUpperCase(java.util.Locale.ROOT)).map(known -> new LogLine(known, plain(covered),
                LogTime
                        .of(time), covered));
    }

    private static Optional<String> level(String near) {
        int first = Integer.MAX_VALUE;
        String word = "";
        for (Level level : LEVELS) {
            Matcher matcher = level.pattern().matcher(near);
            if (matcher.find() && matcher.start() < first) {
                first = matcher.start();
                word = level.word();
            }
        }
        return Optional.of(word).filter(found -> !found.isEmpty());
    }

    /** Without what differs from one time to the next, and without what could be somebody. */
    static String plain(String text) {
        String plain = MAIL.matcher(text).replaceAll("…@…");
        plain = QUERY.matcher(plain).replaceAll("?…");
        plain = LONG.matcher(plain).replaceAll("…");
        plain = HEX.matcher(plain).replaceAll(match -> match.group().chars().anyMatch(Character::isDigit)
                ? "#"
                : Matcher.quoteReplacement(match.group()));
        plain = NUMBER.matcher(plain).replaceAll("#");
        plain = BLANK.matcher(plain).replaceAll(" ").strip();
        plain = plain.startsWith("[]") ? plain.substring(2).strip() : plain;
        return plain.length() > LONGEST ? plain.substring(0, LONGEST) + "…" : plain;
    }
}
