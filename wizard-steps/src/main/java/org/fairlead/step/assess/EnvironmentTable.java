package org.fairlead.step.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.fairlead.model.EnvironmentLine;
import org.fairlead.model.EnvironmentLine.Kind;
import org.fairlead.model.EnvironmentLine.Match;
import org.fairlead.model.EnvironmentLine.Value;
import org.fairlead.plan.Endpoint;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Dataset;
import org.fairlead.site.Database;
import org.fairlead.site.DatabaseFacts;
import org.fairlead.site.Files;
import org.fairlead.site.Settings;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;
import org.fairlead.step.assess.AssessReport.TableCount;

/** The two environments side by side: databases, contents and places. */
final class EnvironmentTable {
    private static final String DATABASE = "environment.group.database";
    private static final String CONTENTS = "environment.group.contents";
    private static final String PLACES = "environment.group.places";
    private static final Set<String> BYTE_BY_BYTE = Set.of("BINARY", "C", "POSIX", "C.UTF-8", "C.UTF8",
            "ucs_basic");

    private final Playbook playbook;
    private final BothSides sides;
    private final List<EnvironmentLine> lines = new ArrayList<>();

    EnvironmentTable(Playbook playbook, BothSides sides) {
        this.playbook = playbook;
        this.sides = sides;
    }

    /** Asks one side for a value. */
    private interface Question {
        Value of(Site site) throws SiteException;
    }

    /**
     * @param expected
     * whether the two layouts are those that the job goes from and to
     * @param counts
     * empty where the layouts are not known
     */
    List<EnvironmentLine> lines(String sourceLayout, String targetLayout, boolean expected,
            List<TableCount> counts) throws SiteException {
        databases();
        compare(DATABASE, "layout", layout(sourceLayout), layout(targetLayout), expected ? Match.EXPECTED
                : Match.DIFFERENT);
        traits();
        contents(counts);
        places();
        return List.copyOf(lines);
    }

    private static Value ask(Optional<Site> site, Question question) throws SiteException {
        return site.isPresent() ? question.of(site.get()) : Value.NONE;
    }

    private void compare(String group, String fact, Question question, Match otherwise) throws SiteException {
        compare(group, fact, ask(sides.source(), question), ask(sides.target(), question), otherwise);
    }

    private void databases() throws SiteException {
        Value from = ask(sides.source(), site -> Value.text(site.database().facts().product()));
        Value to = ask(sides.target(), site -> Value.text(site.database().facts().product()));
        compare(DATABASE, "program", site -> program(site.database()), from.equals(to) ? Match.DIFFERENT
                : Match.EXPECTED);
        compare(DATABASE, "place", place(sides.source(), sides.plan().source()), place(sides.target(), sides
                .plan().target()), Match.EXPECTED);
        compare(DATABASE, "schema", site -> Value.text(site.database().facts().schema()), Match.EXPECTED);
        compare(DATABASE, "prefix", Value.text(sides.plan().source().prefix()), Value.text(sides.plan()
                .target().prefix()), Match.EXPECTED);
    }

    private static Value place(Optional<Site> site, Endpoint endpoint) {
        return site.isPresent() ? Value.text(endpoint.database().place()) : Value.NONE;
    }

    /** A database that is a file has no version of its own: whoever opens it brings the program along. */
    private static Value program(Database database) throws SiteException {
        DatabaseFacts facts = database.facts();
        return Value.text(database.sourceFile().isPresent() ? facts.product() : facts.product() + " " + facts
                .version());
    }

    private static Value layout(String id) {
        return id.isEmpty() ? Value.NONE : new Value(Kind.LAYOUT, id);
    }

    private static Map<String, String> traits(Optional<Site> site) throws SiteException {
        return site.isPresent() ? site.get().database().traits() : Map.of();
    }

    private void traits() throws SiteException {
        Map<String, String> source = traits(sides.source());
        Map<String, String> target = traits(sides.target());
        String from = source.getOrDefault("encoding", "");
        String to = target.getOrDefault("encoding", "");
        add(DATABASE, "encoding", Value.text(from), Value.text(to), plain(from).equals(plain(to)) ? Match.SAME
                : Match.DIFFERENT, "");
        String sorted = source.getOrDefault("collation", "");
        String sorts = target.getOrDefault("collation", "");
        boolean alike = sorted.equals(sorts) || BYTE_BY_BYTE.containsAll(List.of(sorted, sorts));
        add(DATABASE, "collation", Value.text(sorted), Value.text(sorts), alike ? Match.SAME
                : Match.DIFFERENT, alike ? "" : "environment.note.collation");
        if (!playbook.datasets().isEmpty()) {
            Value zone = zone(source.getOrDefault("zone", ""));
            Value other = zone(target.getOrDefault("zone", ""));
            add(DATABASE, "zone", zone, other, zone.equals(other) ? Match.SAME : Match.EXPECTED,
                    "environment.note.zone");
        }
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
        for (Dataset dataset : playbook.datasets()) {
            understood.add(dataset.naiveZone());
        }
        return new Value(Kind.NAIVE_ZONE, String.join(", ", understood));
    }

    private static Value bytes(String number) {
        return number.isEmpty() ? Value.NONE : Value.bytes(Long.parseLong(number));
    }

    private void contents(List<TableCount> counts) throws SiteException {
        compare(CONTENTS, "tables", site -> Value.number(site.database().tables().size()), Match.EXPECTED);
        List<TableCount> moving = counts.stream().filter(count -> count.fate().equals("moves")).toList();
        if (!moving.isEmpty()) {
            long filled = moving.stream().mapToLong(count -> Math.max(0, count.targetRows())).sum();
            compare(CONTENTS, "moving-tables", Value.number(moving.size()), Value.number(moving.stream()
                    .filter(count -> count.targetRows() >= 0).count()), Match.DIFFERENT);
            add(CONTENTS, "moving-rows", Value.number(moving.stream().mapToLong(TableCount::rows).sum()),
                    Value.number(filled), filled == 0 ? Match.EXPECTED : Match.DIFFERENT, "");
        }
        compare(CONTENTS, "files", site -> files(site.files()), Match.EXPECTED);
    }

    private static Value files(Optional<Files> files) throws SiteException {
        return files.isPresent() ? Value.number(files.get().list().size()) : Value.NONE;
    }

    private void places() throws SiteException {
        compare(PLACES, "settings", site -> place(site.settings().map(Settings::place)), Match.EXPECTED);
        compare(PLACES, "files", site -> place(site.files().map(Files::place)), Match.EXPECTED);
        compare(PLACES, "web", Value.text(sides.plan().source().web()), Value.text(sides.plan().target()
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
                + "." + fact, source, target, sides.source().isEmpty() || sides.target().isEmpty()
                        ? Match.EXPECTED
                        : match, note));
    }
}
