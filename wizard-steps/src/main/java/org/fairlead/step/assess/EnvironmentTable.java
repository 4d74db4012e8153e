package org.fairlead.step.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.fairlead.model.EnvironmentLine;
import org.fairlead.model.EnvironmentLine.Kind;
import org.fairlead.model.EnvironmentLine.Match;
import org.fairlead.model.EnvironmentLine.Value;
import org.fairlead.playbook.Playbook.Dataset;
import org.fairlead.site.Database;
import org.fairlead.site.DatabaseFacts;
import org.fairlead.site.Files;
import org.fairlead.site.Settings;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;
import org.fairlead.step.assess.AssessReport.TableCount;

/** The two environments side by side: databases, contents, places and settings. */
final class EnvironmentTable {
    private static final String DATABASE = "environment.group.database";
    private static final String CONTENTS = "environment.group.contents";
    private static final String PLACES = "environment.group.places";
    private static final Set<String> BYTE_BY_BYTE = Set.of("BINARY", "C", "POSIX", "C.UTF-8", "C.UTF8",
            "ucs_basic");

    private final AssessInput input;
    private final List<EnvironmentLine> lines = new ArrayList<>();

    EnvironmentTable(AssessInput input) {
        this.input = input;
    }

    /**
     * @param counts
     * empty where the layouts are not known
     */
    List<EnvironmentLine> lines(String sourceLayout, String targetLayout, List<TableCount> counts)
            throws SiteException {
        databases(sourceLayout, targetLayout);
        contents(counts);
        places();
        lines.addAll(SettingsLines.of(input));
        return List.copyOf(lines);
    }

    private void databases(String sourceLayout, String targetLayout) throws SiteException {
        DatabaseFacts source = input.source().database().facts();
        DatabaseFacts target = input.target().database().facts();
        compare(DATABASE, "program", program(input.source().database()), program(input.target().database()),
                source.product().equals(target.product()) ? Match.DIFFERENT : Match.EXPECTED);
        compare(DATABASE, "place", Value.text(input.plan().source().database().place()), Value.text(input
                .plan().target().database().place()), Match.EXPECTED);
        boolean layouts = input.job().from().contains(sourceLayout) && input.job().to().equals(targetLayout);
        compare(DATABASE, "layout", layout(sourceLayout), layout(targetLayout), layouts ? Match.EXPECTED
                : Match.DIFFERENT);
        compare(DATABASE, "schema", Value.text(source.schema()), Value.text(target.schema()), Match.EXPECTED);
        traits();
    }

    /** A database that is a file has no version of its own: whoever opens it brings the program along. */
    private static Value program(Database database) {
        DatabaseFacts facts = database.facts();
        return Value.text(database.sourceFile().isPresent() ? facts.product() : facts.product() + " " + facts
                .version());
    }

    private static Value layout(String id) {
        return id.isEmpty() ? Value.NONE : new Value(Kind.LAYOUT, id);
    }

    private void traits() throws SiteException {
        var source = input.source().database().traits();
        var target = input.target().database().traits();
        String from = source.getOrDefault("encoding", "");
        String to = target.getOrDefault("encoding", "");
        add(DATABASE, "encoding", Value.text(from), Value.text(to), plain(from).equals(plain(to)) ? Match.SAME
                : Match.DIFFERENT, "");
        String sorted = source.getOrDefault("collation", "");
        String sorts = target.getOrDefault("collation", "");
        boolean alike = sorted.equals(sorts) || BYTE_BY_BYTE.containsAll(List.of(sorted, sorts));
        add(DATABASE, "collation", Value.text(sorted), Value.text(sorts), alike ? Match.SAME
                : Match.DIFFERENT, alike ? "" : "environment.note.collation");
        Value zone = zone(source.getOrDefault("zone", ""));
        Value other = zone(target.getOrDefault("zone", ""));
        add(DATABASE, "zone", zone, other, zone.equals(other) ? Match.SAME : Match.EXPECTED,
                "environment.note.zone");
        compare(CONTENTS, "size", bytes(source.getOrDefault("bytes", "")), bytes(target.getOrDefault("bytes",
                "")), Match.EXPECTED);
    }

    private static String plain(String encoding) {
        return encoding.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    }

    private Value zone(String zone) {
        if (!zone.isEmpty()) {
            return Value.text(zone);
        }
        Set<String> understood = new TreeSet<>();
        for (Dataset dataset : input.playbook().datasets()) {
            understood.add(dataset.naiveZone().isEmpty() ? "UTC" : dataset.naiveZone());
        }
        return new Value(Kind.NAIVE_ZONE, String.join(", ", understood));
    }

    private static Value bytes(String number) {
        return number.isEmpty() ? Value.NONE : Value.bytes(Long.parseLong(number));
    }

    private void contents(List<TableCount> counts) throws SiteException {
        compare(CONTENTS, "tables", Value.number(input.source().database().tables().size()), Value.number(
                input.target().database().tables().size()), Match.EXPECTED);
        List<TableCount> moving = counts.stream().filter(count -> count.fate().equals("moves")).toList();
        if (!moving.isEmpty()) {
            long filled = moving.stream().mapToLong(count -> Math.max(0, count.targetRows())).sum();
            compare(CONTENTS, "moving-tables", Value.number(moving.size()), Value.number(moving.stream()
                    .filter(count -> count.targetRows() >= 0).count()), Match.DIFFERENT);
            add(CONTENTS, "moving-rows", Value.number(moving.stream().mapToLong(TableCount::rows).sum()),
                    Value.number(filled), filled == 0 ? Match.EXPECTED : Match.DIFFERENT, "");
        }
        Optional<Files> source = input.source().files();
        Optional<Files> target = input.target().files();
        if (source.isPresent() || target.isPresent()) {
            compare(CONTENTS, "files", files(source), files(target), Match.EXPECTED);
        }
    }

    private static Value files(Optional<Files> files) throws SiteException {
        return files.isPresent() ? Value.number(files.get().list().size()) : Value.NONE;
    }

    private void places() {
        Site source = input.source();
        Site target = input.target();
        compare(PLACES, "settings", place(source.settings().map(Settings::place)), place(target.settings()
                .map(Settings::place)), Match.EXPECTED);
        compare(PLACES, "files", place(source.files().map(Files::place)), place(target.files().map(
                Files::place)), Match.EXPECTED);
        compare(PLACES, "web", Value.text(input.plan().source().web()), Value.text(input.plan().target()
                .web()), Match.EXPECTED);
    }

    private static Value place(Optional<String> place) {
        return Value.text(place.orElse(""));
    }

    private void compare(String group, String fact, Value source, Value target, Match otherwise) {
        if (!source.equals(Value.NONE) || !target.equals(Value.NONE)) {
            add(group, fact, source, target, source.equals(target) ? Match.SAME : otherwise, "");
        }
    }

    private void add(String group, String fact, Value source, Value target, Match match, String note) {
        lines.add(new EnvironmentLine(group, "environment.fact." + group.substring(group.lastIndexOf('.') + 1)
                + "." + fact, source, target, match, note));
    }
}
