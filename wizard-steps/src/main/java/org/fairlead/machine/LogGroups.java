package org.fairlead.machine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.fairlead.action.Masking;
import org.fairlead.model.Evidence;

/** Lines of logs that tell of something wrong, equal troubles together. Memory is bounded. */
final class LogGroups {
    private static final int MOST = 2_000;
    private static final int FRAMES = 6;
    private static final int MOMENTS = 200;
    private static final Pattern FRAME = Pattern.compile(
            "\\s*(?:#\\d+ |File \"|at [A-Za-z_$]).*|\\s+thrown in .*");

    private final Masking masking;
    private final Cards cards;
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private Optional<Group> newest = Optional.empty();
    private long others;

    LogGroups(Masking masking, Cards cards) {
        this.masking = masking;
        this.cards = cards;
    }

    /** What of it the playbook knows. */
    Cards cards() {
        return cards;
    }

    /** Equal troubles. */
    static final class Group {
        private final LogLine line;
        private final List<String> frames = new ArrayList<>();
        private long count;
        private Optional<LogTime> last;

        Group(LogLine line) {
            this.line = line;
            this.last = line.time();
        }

        long count() {
            return count;
        }

        /** What was said, with where it was. */
        private String message() {
            return frames.isEmpty() ? line.message() : line.message() + "\n" + String.join("\n", frames);
        }

        private List<String> row() {
            String message = frames.isEmpty() ? line.message() : line.message() + "\n" + String.join("\n",
                    frames);
            return List.of(line.level(), message, Long.toString(count), shown(line.time()), shown(last));
        }

        private static String shown(Optional<LogTime> time) {
            return time.map(LogTime::text).orElse("–");
        }
    }

    /**
     * A line of a file or of what a command said. What follows an error and tells where it was belongs to it.
     */
    void line(String line) {
        Optional<LogLine> wrong = LogLine.of(line, masking);
        if (wrong.isPresent()) {
            add(wrong.get());
        } else if (newest.isPresent() && FRAME.matcher(line).matches()) {
            List<String> frames = newest.get().frames;
            if (newest.get().count == 1 && frames.size() < FRAMES) {
                frames.add(LogLine.plain(masking.of(line)));
            }
        }
    }

    /** A row of a table of log lines. */
    void row(String time, String level, String message) {
        LogLine.of(time, level, message, masking).ifPresent(this::add);
    }

    private void add(LogLine line) {
        cards.line(line.text());
        String key = line.level() + "\n" + line.message();
        Group group = groups.get(key);
        if (group == null) {
            if (groups.size() >= MOST) {
                others++;
                newest = Optional.empty();
                return;
            }
            group = new Group(line);
            groups.put(key, group);
        }
        group.count++;
        group.last = line.time().or(() -> Optional.of(new LogTime("–", Optional.empty())));
        newest = Optional.of(group);
    }

    /** Errors, or warnings, that were seen. */
    long count(String level) {
        return groups.values().stream().filter(group -> group.line.level().equals(level)).mapToLong(
                Group::count)
                .sum() + (level.equals(LogLine.ERROR) ? others : 0);
    }

    /** The first line of each, as far as it tells its moment. */
    List<Map<String, String>> moments() {
        return groups.values().stream().filter(group -> group.line.time().flatMap(LogTime::at).isPresent())
                .limit(
                        MOMENTS).map(group -> Map.of("at", group.line.time().flatMap(LogTime::at)
                                .orElseThrow().toString(),
                                "level", group.line.level(), "message", group.message())).toList();
    }

    /** For people: errors first, the most frequent first. */
    Evidence evidence() {
        List<Group> sorted = groups.values().stream().sorted(Comparator.comparingInt((
                Group group) -> group.line
                        .level()
                        .equals(LogLine.ERROR) ? 0 : 1).thenComparingLong(group -> -group.count)).toList();
        return new Evidence(List.of("evidence.level", "evidence.message", "evidence.times",
                "evidence.first-seen",
                "evidence.last-seen"), sorted.stream().limit(Evidence.LIMIT).map(Group::row).toList(), sorted
                        .size());
    }
}
