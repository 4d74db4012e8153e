package org.fairlead.move;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.fairlead.model.Column;
import org.fairlead.model.ColumnKind;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.ForeignKey;
import org.fairlead.model.Problem;
import org.fairlead.model.TableShape;
import org.fairlead.playbook.Beside;
import org.fairlead.playbook.Configuration;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Dataset;
import org.fairlead.playbook.Playbook.Skip;
import org.fairlead.site.Database;
import org.fairlead.site.SiteException;

/** Holds a playbook's datasets against the catalogues of both sides. */
public final class MoveResolver {
    private static final String GROUP = "assess.group.target";

    private final Playbook playbook;
    private final Database source;
    private final Database target;

    public MoveResolver(Playbook playbook, Database source, Database target) {
        this.playbook = playbook;
        this.source = source;
        this.target = target;
    }

    /** Resolves what moves; what does not fit together is a finding, never an exception. */
    public Moves resolve() throws SiteException {
        var findings = new ArrayList<Finding>();
        var moves = new HashMap<String, Move>();
        List<String> here = source.tables();
        List<String> there = target.tables();
        for (Dataset dataset : playbook.datasets()) {
            if (!here.contains(dataset.from())) {
                if (!dataset.optional()) {
                    findings.add(finding(dataset, Problem.blocker("assess.problem.source-table-missing",
                            dataset.from(), source.facts().place())));
                }
            } else if (!there.contains(dataset.table())) {
                findings.add(finding(dataset,
                        Problem.blocker("assess.problem.target-table-missing", dataset.table(), target.facts()
                                .place())));
            } else {
                move(dataset, findings).ifPresent(move -> moves.put(dataset.table(), move));
            }
        }
        Map<String, List<ForeignKey>> keys = new HashMap<>();
        moves.forEach((table, move) -> keys.put(table,
                Stream.concat(move.target().foreignKeys().stream(), move.source().foreignKeys().stream())
                        .toList()));
        List<List<Move>> groups = MoveOrder.of(keys).stream()
                .map(group -> group.stream().map(table -> require(moves, table)).toList()).toList();
        for (List<Move> group : groups) {
            if (CircleOrder.of(group, target.checksReferencesRowByRow()).isEmpty()) {
                findings.add(finding(group.getFirst().dataset(), Problem.blocker(
                        "assess.problem.circle-closed", String.join(", ", group.stream().map(Move::table)
                                .toList()), target.facts().place())));
            }
        }
        List<Moves.Stay> stays = playbook.skip().stream().filter(skip -> here.contains(skip.table()))
                .map(skip -> new Moves.Stay(skip.table(), skip.reason())).toList();
        List<String> unknown = here.stream().filter(this::isUnknown).toList();
        return new Moves(groups, stays, unknown, findings);
    }

    private static Move require(Map<String, Move> moves, String table) {
        return Optional.ofNullable(moves.get(table)).orElseThrow();
    }

    private boolean isUnknown(String table) {
        List<String> own = playbook.system().tables();
        return (own.isEmpty() || own.stream().anyMatch(pattern -> Configuration.matches(pattern, table)))
                && playbook.datasets().stream().map(Dataset::from).noneMatch(table::equals)
                && playbook.skip().stream().map(Skip::table).noneMatch(table::equals);
    }

    private Optional<Move> move(Dataset dataset, List<Finding> findings) throws SiteException {
        TableShape from = source.shape(dataset.from()).orElseThrow();
        TableShape to = target.shape(dataset.table()).orElseThrow();
        List<String> columns = to.columns().stream().filter(c -> !c.generated()).map(Column::name)
                .filter(name -> from.column(name).isPresent()).toList();
        List<String> lost = from.columns().stream().filter(c -> !c.generated()).map(Column::name)
                .filter(name -> to.column(name).isEmpty()).toList();
        if (!lost.isEmpty()) {
            findings.add(finding(dataset, Problem.blocker("assess.problem.columns-lost", dataset.table(),
                    String.join(", ", lost))).with(names(lost)));
        }
        List<String> unfilled = to.columns().stream()
                .filter(c -> !c.nullable() && !c.identity() && !c.generated() && !columns.contains(c.name()))
                .map(Column::name).toList();
        if (!unfilled.isEmpty()) {
            findings.add(finding(dataset, Problem.blocker("assess.problem.columns-unfilled", dataset.table(),
                    String.join(", ", unfilled))).with(names(unfilled)));
        }
        beside(dataset, to, columns).ifPresent(findings::add);
        List<String> key = columns.containsAll(to.primaryKey()) ? to.primaryKey() : List.of();
        if (key.isEmpty()) {
            findings.add(finding(dataset, Problem.warning("assess.problem.no-primary-key", dataset.table())));
        }
        return columns.isEmpty() ? Optional.empty() : Optional.of(new Move(dataset, from, to, columns, key,
                Optional
                        .empty()));
    }

    /** Rows can join others only where one number is the whole key, and what they are known by is there. */
    private static Optional<Finding> beside(Dataset dataset, TableShape to, List<String> columns) {
        Beside beside = dataset.beside();
        boolean good = !beside.applies() || (to.primaryKey().equals(List.of(beside.number())) && columns
                .contains(beside.number()) && columns.containsAll(beside.unlessThere()) && to.column(beside
                        .number()).map(column -> column.kind() == ColumnKind.INTEGER).orElse(false));
        return good ? Optional.empty() : Optional.of(finding(dataset, Problem.blocker(
                "assess.problem.beside-key", dataset.table(), beside.number())));
    }

    private static Evidence names(List<String> names) {
        return new Evidence(List.of("evidence.column"), names.stream().map(List::of).toList(), names.size());
    }

    private static Finding finding(Dataset dataset, Problem problem) {
        return new Finding(problem.key() + "/" + dataset.table(), GROUP, problem).covering(dataset.guide());
    }
}
