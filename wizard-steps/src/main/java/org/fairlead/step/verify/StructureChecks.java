package org.fairlead.step.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

import org.fairlead.model.Cell;
import org.fairlead.model.Finding;
import org.fairlead.model.ForeignKey;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.model.TableShape;
import org.fairlead.site.Database;
import org.fairlead.site.Quoting;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * What must hold in any target: every reference has its row, every counter stands above what was given out.
 */
final class StructureChecks {
    private final Database database;
    private final Transaction target;
    private final List<TableShape> tables;

    StructureChecks(Database database, Transaction target, List<TableShape> tables) {
        this.database = database;
        this.target = target;
        this.tables = tables;
    }

    List<Finding> run() throws SiteException {
        var findings = new ArrayList<Finding>();
        long relations = 0;
        long counters = 0;
        for (TableShape table : tables) {
            for (ForeignKey key : table.foreignKeys()) {
                relations++;
                long orphans = orphans(key);
                if (orphans > 0) {
                    findings.add(new Finding("relation/" + key.name(), "verify.group.relations",
                            Problem.blocker("verify.problem.orphans", key.table(), String.join(", ", key
                                    .columns()),
                                    key.references(), orphans)));
                }
            }
            OptionalLong last = database.identities().last(target, table.name());
            if (last.isPresent()) {
                counters++;
                long greatest = database.identities().greatest(target, table.name()).orElse(0);
                if (greatest > last.getAsLong()) {
                    findings.add(new Finding("identity/" + table.name(), "verify.group.identities",
                            Problem.blocker("verify.problem.identity", table.name(), last.getAsLong(),
                                    greatest)));
                }
            }
        }
        if (findings.stream().noneMatch(finding -> finding.id().startsWith("relation/"))) {
            findings.add(new Finding("relations", "verify.group.relations",
                    Problem.passed("verify.passed.relations", relations)));
        }
        if (counters > 0 && findings.stream().noneMatch(finding -> finding.id().startsWith("identity/"))) {
            findings.add(new Finding("identities", "verify.group.identities",
                    Problem.passed("verify.passed.identities", counters)));
        }
        return findings;
    }

    private long orphans(ForeignKey key) throws SiteException {
        var join = new ArrayList<String>();
        for (int i = 0; i < key.columns().size(); i++) {
            join.add("p." + Quoting.quote(key.referenced().get(i)) + " = c." + Quoting.quote(key.columns()
                    .get(i)));
        }
        String given = key.columns().stream().map(column -> "c." + Quoting.quote(column) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        String sql = "SELECT count(*) FROM " + Quoting.quote(key.table()) + " c WHERE " + given
                + " AND NOT EXISTS (SELECT 1 FROM " + Quoting.quote(key.references()) + " p WHERE "
                + String.join(" AND ", join) + ")";
        try (Rows rows = target.query(sql, Map.of())) {
            Row row = rows.next();
            return row != null && row.get(0) instanceof Cell.Int(long count) ? count : 0;
        }
    }
}
