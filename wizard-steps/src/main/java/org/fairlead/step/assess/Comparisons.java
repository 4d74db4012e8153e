package org.fairlead.step.assess;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.fairlead.convert.ReadableCell;
import org.fairlead.model.EnvironmentLine;
import org.fairlead.model.EnvironmentLine.Kind;
import org.fairlead.model.EnvironmentLine.Match;
import org.fairlead.model.EnvironmentLine.Value;
import org.fairlead.model.Row;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Comparison;
import org.fairlead.playbook.Playbook;
import org.fairlead.rewrite.PhpParser;
import org.fairlead.rewrite.PhpSyntaxException;
import org.fairlead.rewrite.PhpValue;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;

/** The playbook's own facts of both sides, such as versions, extensions and users. */
final class Comparisons {
    private static final int MOST = 500;

    private final Playbook playbook;
    private final Plan plan;

    Comparisons(Playbook playbook, Plan plan) {
        this.playbook = playbook;
        this.plan = plan;
    }

    List<EnvironmentLine> lines(Asked.Sides sides) throws SiteException {
        boolean both = sides.source().isPresent() && sides.target().isPresent();
        var lines = new ArrayList<EnvironmentLine>();
        for (Comparison comparison : playbook.comparisons()) {
            Map<String, Value> from = facts(comparison.at(plan.source().prefix()), sides.source());
            Map<String, Value> to = facts(comparison.at(plan.target().prefix()), sides.target());
            Set<String> names = new LinkedHashSet<>(from.keySet());
            names.addAll(to.keySet());
            for (String name : names) {
                Value left = from.getOrDefault(name, absent(sides.source()));
                Value right = to.getOrDefault(name, absent(sides.target()));
                Match match = left.equals(right) ? Match.SAME : both ? Match.DIFFERENT : Match.EXPECTED;
                boolean single = name.isEmpty();
                lines.add(new EnvironmentLine(single ? "environment.group.site" : "comparison." + comparison
                        .id(), single ? "comparison." + comparison.id() : name, left, right, match, ""));
            }
        }
        return lines;
    }

    private static Value value(Comparison comparison, String text) {
        return comparison.form().equals("number") && text.matches("[0-9]{1,18}") ? Value.number(Long
                .parseLong(
                        text)) : Value.text(text);
    }

    private static Value absent(Optional<Asked> side) {
        return side.isPresent() ? new Value(Kind.NOT_SET, "") : Value.NONE;
    }

    /** Name to value; the name is empty where there is just one value. */
    private static Map<String, Value> facts(Comparison comparison, Optional<Asked> side)
            throws SiteException {
        Map<String, Value> facts = new LinkedHashMap<>();
        if (side.isEmpty()) {
            return facts;
        }
        try (Rows rows = side.get().transaction().query(comparison.sql(), Map.of())) {
            for (Row row = rows.next(); row != null && facts.size() < MOST; row = rows.next()) {
                String text = ReadableCell.text(row.get(row.size() - 1));
                if (comparison.form().equals("php-list")) {
                    members(text).forEach(member -> facts.put(member, new Value(Kind.YES, "")));
                } else {
                    facts.put(row.size() > 1 ? ReadableCell.text(row.get(0)) : "", value(comparison, text));
                }
            }
        }
        return facts;
    }

    private static List<String> members(String serialized) {
        try {
            return PhpParser.parse(serialized) instanceof PhpValue.Array array ? array.entries().stream().map(
                    PhpValue.Entry::value).filter(PhpValue.Str.class::isInstance).map(
                            PhpValue.Str.class::cast)
                    .map(PhpValue.Str::text).sorted().limit(MOST).toList() : List.of();
        } catch (PhpSyntaxException e) {
            return List.of();
        }
    }
}
