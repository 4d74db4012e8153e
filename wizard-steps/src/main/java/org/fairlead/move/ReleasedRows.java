package org.fairlead.move;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.fairlead.convert.CanonicalRow;
import org.fairlead.convert.KeyText;
import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunLog.QuarantinedRow;

/**
 * Rows that a person corrected and sent after the others. Their values are not kept, only a hash of each, by
 * which
 * verification knows them again.
 */
public final class ReleasedRows {
    private static final String SCOPE = "released";
    private static final int HEX_DIGITS = 24;

    private final Map<String, String> hashes;
    private final Map<String, Set<List<Cell>>> keys = new HashMap<>();
    private final String salt;

    private ReleasedRows(Map<String, String> hashes, String salt) {
        this.hashes = hashes;
        this.salt = salt;
    }

    /** Those of a run. */
    public static ReleasedRows of(RunLog log) throws RecordException {
        var released = new ReleasedRows(log.recallAll(SCOPE), log.summary().id());
        for (QuarantinedRow row : log.quarantined()) {
            if (row.state().equals("released")) {
                released.keys.computeIfAbsent(row.table(), t -> new java.util.HashSet<>()).add(KeyText.read(
                        row.key()));
            }
        }
        return released;
    }

    /** Notes what is being written. */
    public static void remember(RunLog log, Move move, String key, Row row) throws RecordException {
        log.remember(SCOPE, move.table() + key, String.join(" ", hashes(row, log.summary().id())));
    }

    public boolean contains(String table, List<Cell> key) {
        return keys.getOrDefault(table, Set.of()).contains(key);
    }

    /**
     * Columns of a target row that are not as they were sent; those that an action changes since are passed
     * over.
     */
    public List<String> differing(Move move, List<Cell> key, Row actual, Set<String> changedSince) {
        String[] sent = hashes.getOrDefault(move.table() + KeyText.write(key), "").split(" ", -1);
        List<String> now = hashes(actual, salt);
        var differing = new ArrayList<String>();
        for (int i = 0; i < now.size(); i++) {
            String column = move.columns().get(i);
            if (!changedSince.contains(column) && (i >= sent.length || !sent[i].equals(now.get(i)))) {
                differing.add(column);
            }
        }
        return differing;
    }

    private static List<String> hashes(Row row, String salt) {
        var canonical = new CanonicalRow();
        var hashes = new ArrayList<String>();
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (Cell cell : row.cells()) {
                digest.update(salt.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                hashes.add(HexFormat.of().formatHex(digest.digest(canonical.bytesOf(cell))).substring(0,
                        HEX_DIGITS));
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        return hashes;
    }
}
