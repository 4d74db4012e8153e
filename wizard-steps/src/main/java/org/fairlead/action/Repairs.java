package org.fairlead.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.fairlead.convert.ReadableCell;
import org.fairlead.model.Evidence;
import org.fairlead.model.Row;
import org.fairlead.playbook.Repair;
import org.fairlead.playbook.Repair.Statement;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Repairs of a playbook that are statements. Each is in the record before it is run, so that it can be taken
 * back however the run ended; what it made is taken away only where it is still there.
 */
public record Repairs(Database site, RunLog log) {
    /**
     * What a repair would do.
     *
     * @param wrong
     * how many things are wrong
     * @param lines
     * the statement and what it is for, at most {@link Evidence#LIMIT}
     */
    public record Need(long wrong, List<List<String>> lines) {
        public Need {
            lines = List.copyOf(lines);
        }
    }

    /** Looks what is wrong. */
    public Need look(Repair repair) throws SiteException {
        List<String> tables = site.tables();
        List<List<String>> lines = new ArrayList<>();
        long wrong = 0;
        for (Statement statement : repair.statements()) {
            if (!applies(statement, tables)) {
                continue;
            }
            List<String> found = needed(statement);
            wrong += found.size();
            found.stream().limit(Evidence.LIMIT).forEach(one -> lines.add(List.of(one, statement.run())));
        }
        return new Need(wrong, lines.stream().limit(Evidence.LIMIT).toList());
    }

    /** Does what is needed, and has the server count its tables anew. */
    public void run(Repair repair) throws SiteException, RecordException {
        List<String> tables = site.tables();
        for (Statement statement : repair.statements()) {
            if (applies(statement, tables) && !needed(statement).isEmpty()) {
                if (!statement.undo().isEmpty()) {
                    log.remember(scope(repair), statement.id(), "begun");
                }
                execute(statement.run());
            }
        }
        for (String table : repair.analyze()) {
            if (tables.contains(table)) {
                try (Transaction transaction = site.begin(Access.WRITE)) {
                    transaction.analyze(table);
                    transaction.commit();
                }
            }
        }
    }

    /** Whether something of a repair can be taken back. */
    public static boolean canBack(Repair repair, RunLog log) throws RecordException {
        return !log.recallAll(scope(repair)).isEmpty();
    }

    private static String scope(Repair repair) {
        return "repairs/" + repair.id();
    }

    /** Takes back what this run made, and answers how much that was. */
    public int back(Repair repair) throws SiteException, RecordException {
        int count = 0;
        List<String> tables = site.tables();
        for (Statement statement : repair.statements().reversed()) {
            boolean mine = log.recall(scope(repair), statement.id()).isPresent();
            if (mine && applies(statement, tables) && needed(statement).isEmpty()) {
                execute(statement.undo());
                count++;
            }
        }
        log.forget(scope(repair));
        return count;
    }

    private static boolean applies(Statement statement, List<String> tables) {
        return statement.whenTable().isEmpty() || tables.contains(statement.whenTable());
    }

    private List<String> needed(Statement statement) throws SiteException {
        List<String> found = new ArrayList<>();
        try (Transaction transaction = site.begin(Access.READ);
                Rows rows = transaction.query(statement.needed(), Map.of())) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                found.add(ReadableCell.text(row.get(0)));
            }
        }
        return found;
    }

    private void execute(String sql) throws SiteException {
        try (Transaction transaction = site.begin(Access.WRITE)) {
            transaction.update(sql, Map.of());
            transaction.commit();
        }
    }
}
