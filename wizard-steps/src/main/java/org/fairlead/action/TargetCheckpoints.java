package org.fairlead.action;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.site.Database;
import org.fairlead.site.Rows;
import org.fairlead.site.SchemaObject;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * A small table in the target that says how far each dataset and action of a run has come. It is written in
 * the same
 * transaction as the rows it speaks of, so after a crash it tells exactly what is there.
 */
public final class TargetCheckpoints {
    /**
     * Name of the table; made on first use, taken away when the last run in it is finished or rolled back.
     */
    public static final String TABLE = "fairlead_checkpoint";

    private final String run;

    public TargetCheckpoints(String run) {
        this.run = run;
    }

    /**
     * How far something has come.
     *
     * @param number
     * last chunk committed, counted from 1
     * @param lastKey
     * key of the last row looked at, see {@link org.fairlead.convert.KeyText}; empty where there is none
     * @param rows
     * rows written so far
     */
    public record Checkpoint(long number, String lastKey, long rows, boolean done) {}

    /** Makes the table where it is missing. */
    public void prepare(Database target) throws SiteException {
        if (target.tables().contains(TABLE)) {
            return;
        }
        try (Transaction transaction = target.begin(Database.Access.WRITE)) {
            transaction.update("CREATE TABLE IF NOT EXISTS " + TABLE
                    + " (run varchar(40) NOT NULL, scope varchar(250) NOT NULL, number bigint NOT NULL,"
                    + " last_key text NOT NULL, written bigint NOT NULL, done integer NOT NULL,"
                    + " PRIMARY KEY (run, scope))", Map.of());
            transaction.commit();
        }
    }

    /** Every checkpoint of the run by scope; empty where the table is missing. */
    public Map<String, Checkpoint> load(Database target) throws SiteException {
        if (!target.tables().contains(TABLE)) {
            return new LinkedHashMap<>();
        }
        try (Transaction transaction = target.begin(Database.Access.READ)) {
            return load(transaction);
        }
    }

    /** Every checkpoint of the run by scope, as a transaction sees them; the table must be there. */
    public Map<String, Checkpoint> load(Transaction transaction) throws SiteException {
        Map<String, Checkpoint> checkpoints = new LinkedHashMap<>();
        try (Rows rows = transaction.query(
                "SELECT scope, number, last_key, written, done FROM " + TABLE
                        + " WHERE run = :run ORDER BY scope",
                Map.of("run", new Cell.Text(run)))) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                checkpoints.put(text(row.get(0)),
                        new Checkpoint(number(row.get(1)), text(row.get(2)), number(row.get(3)), number(row
                                .get(4)) == 1));
            }
        }
        return checkpoints;
    }

    /** Moves the checkpoint of a scope within the transaction that writes the rows. */
    public void put(Transaction transaction, String scope, Checkpoint checkpoint) throws SiteException {
        remove(transaction, scope);
        transaction.update(
                "INSERT INTO " + TABLE + " (run, scope, number, last_key, written, done)"
                        + " VALUES (:run, :scope, :number, :key, :written, :done)",
                Map.of("run", new Cell.Text(run), "scope", new Cell.Text(scope), "number",
                        new Cell.Int(checkpoint.number()), "key", new Cell.Text(checkpoint.lastKey()),
                        "written",
                        new Cell.Int(checkpoint.rows()), "done", new Cell.Int(checkpoint.done() ? 1 : 0)));
    }

    /** Forgets the checkpoint of a scope, in the transaction that takes its rows away. */
    public void remove(Transaction transaction, String scope) throws SiteException {
        transaction.update("DELETE FROM " + TABLE + " WHERE run = :run AND scope = :scope",
                Map.of("run", new Cell.Text(run), "scope", new Cell.Text(scope)));
    }

    /** Forgets all of the run, in the transaction that takes all its rows away. */
    public void removeAll(Transaction transaction) throws SiteException {
        transaction.update("DELETE FROM " + TABLE + " WHERE run = :run", Map.of("run", new Cell.Text(run)));
    }

    /** Forgets all of the run, and takes the table away when no other run is in it. */
    public void clear(Database target) throws SiteException {
        if (!target.tables().contains(TABLE)) {
            return;
        }
        try (Transaction transaction = target.begin(Database.Access.WRITE)) {
            removeAll(transaction);
            if (transaction.count(TABLE) == 0) {
                transaction.update("DROP TABLE " + TABLE, Map.of());
            }
            transaction.commit();
        }
    }

    /** Other runs that have written here and were neither finished nor rolled back. */
    public List<String> others(Database target) throws SiteException {
        if (!target.tables().contains(TABLE)) {
            return List.of();
        }
        try (Transaction transaction = target.begin(Database.Access.READ);
                Rows rows = transaction.query("SELECT DISTINCT run FROM " + TABLE
                        + " WHERE run <> :run ORDER BY run",
                        Map.of("run", new Cell.Text(run)))) {
            var others = new java.util.ArrayList<String>();
            for (Row row = rows.next(); row != null; row = rows.next()) {
                others.add(text(row.get(0)));
            }
            return others;
        }
    }

    /** Name of the scope of a dataset's transfer. */
    public static String transferOf(String table) {
        return "transfer/" + table;
    }

    /** Name of the scope of the rows of a table that give way. */
    public static String replacing(String table) {
        return "replace/" + table;
    }

    /** Name of the scope of the lists of a table that are joined. */
    public static String joining(String table) {
        return "join/" + table;
    }

    /** Name of the scope of an action. */
    public static String upgradeBy(String action) {
        return "upgrade/" + action;
    }

    /** Name of the scope that remembers where a counter stood before an action. */
    public static String counterBefore(String action) {
        return "counter/" + action;
    }

    /** Name of the scope that says that the run has made an object of the schema. */
    public static String made(SchemaObject object) {
        return "made/" + object.kind() + "/" + object.name();
    }

    private static String text(Cell cell) {
        return cell instanceof Cell.Text(String text) ? text : "";
    }

    private static long number(Cell cell) {
        return Optional.of(cell).filter(Cell.Int.class::isInstance).map(c -> ((Cell.Int) c).value()).orElse(
                0L);
    }
}
