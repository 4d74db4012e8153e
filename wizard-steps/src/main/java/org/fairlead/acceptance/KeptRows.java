package org.fairlead.acceptance;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.convert.ReadableCell;
import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * The rows a query gave, as far as is needed to tell later what became of them: their number, one digest of
 * all, and a digest of each by its first column where there are not too many. Values themselves are not kept.
 *
 * @param rows
 * how many there are
 * @param digest
 * the sum of the SHA-256 of each, modulo 2^256: the order in which a server gives them says nothing
 * @param each
 * first column to digest of the row; empty where there are more than {@value #LIMIT} or names are not wanted
 */
record KeptRows(long rows, String digest, Map<String, String> each) {

    private static final int LIMIT = 10_000;
    private static final BigInteger MODULUS = BigInteger.TWO.pow(256);

    KeptRows {
        each = Map.copyOf(each);
    }

    /** What changed: the first column and whether the row is new, gone or another. */
    record Change(String key, Kind kind) {}

    /** What became of a row. */
    enum Kind {
        NEW, GONE, OTHER;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * Reads them.
     *
     * @param named
     * whether rows are known by their first column, which is then kept in clear
     */
    static KeptRows read(Transaction transaction, String sql, Map<String, Cell> parameters, boolean named)
            throws SiteException {
        var digests = new RowDigest();
        BigInteger all = BigInteger.ZERO;
        Map<String, String> each = new TreeMap<>();
        long count = 0;
        try (Rows rows = transaction.query(sql, parameters)) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                count++;
                byte[] digest = digests.of(row);
                all = all.add(new BigInteger(1, digest)).mod(MODULUS);
                if (named && count <= LIMIT && !row.cells().isEmpty()) {
                    each.merge(ReadableCell.text(row.get(0)), HexFormat.of().formatHex(digest),
                            String::concat);
                }
            }
        }
        return new KeptRows(count, all.toString(16), count > LIMIT ? Map.of() : each);
    }

    boolean same(KeptRows now) {
        return rows == now.rows && digest.equals(now.digest);
    }

    /** What is different now, by first column; empty where rows were not known by it. */
    List<Change> changes(KeptRows now) {
        var changes = new ArrayList<Change>();
        Set<String> keys = new TreeSet<>(each.keySet());
        keys.addAll(now.each.keySet());
        for (String key : keys) {
            String before = each.get(key);
            String after = now.each.get(key);
            if (before == null || after == null) {
                changes.add(new Change(key, before == null ? Kind.NEW : Kind.GONE));
            } else if (!before.equals(after)) {
                changes.add(new Change(key, Kind.OTHER));
            }
        }
        return changes;
    }

    String json() {
        return JsonMapper.shared().writeValueAsString(this);
    }

    /** What was kept; nothing where it cannot be read. */
    static java.util.Optional<KeptRows> of(String json) {
        try {
            return java.util.Optional.of(JsonMapper.shared().readValue(json, KeptRows.class));
        } catch (JacksonException e) {
            return java.util.Optional.empty();
        }
    }
}
