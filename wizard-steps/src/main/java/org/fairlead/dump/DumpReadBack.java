package org.fairlead.dump;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase.Stream;

/**
 * Counts the rows that stand in a file and adds up their sums anew, without making any of them. Not
 * thread-safe.
 */
final class DumpReadBack implements DumpScan.Visitor {
    private static final byte[] NEXT = {',', '\n', '('};

    private final DatabaseDump.Watch watch;
    private final Map<String, StringBuilder> parts = new LinkedHashMap<>();
    private final Map<String, RowSum> rows = new LinkedHashMap<>();
    private StringBuilder current = new StringBuilder();
    private String filling = "";

    DumpReadBack(DatabaseDump.Watch watch) {
        this.watch = watch;
    }

    @Override
    public void part(String kind, String name) {
        goOn();
        filling = kind.equals("rows") ? name : "";
        current = new StringBuilder();
        if (!filling.isEmpty()) {
            watch.table(name, 0);
            rows.put(name, new RowSum());
        } else if (!kind.equals("setup")) {
            parts.put(DumpFill.key(kind, name), current);
        }
    }

    private void goOn() {
        if (watch.shouldStop()) {
            throw new DumpStopped();
        }
    }

    @Override
    public void statement(String sql) {
        goOn();
        RowSum sum = rows.get(filling);
        if (sum == null) {
            current.append(sql).append('\n');
        } else {
            inserted(sql.getBytes(StandardCharsets.UTF_8), sum);
        }
    }

    /** No value holds the end of a line, so each line from the first bracket on is a row. */
    private static void inserted(byte[] sql, RowSum sum) {
        byte[] head = " VALUES\n(".getBytes(StandardCharsets.UTF_8);
        int at = found(sql, head, 0) + head.length - 1;
        while (at < sql.length) {
            int next = found(sql, NEXT, at);
            sum.add(Arrays.copyOfRange(sql, at, next));
            at = next == sql.length ? next : next + 2;
        }
    }

    private static int found(byte[] in, byte[] wanted, int from) {
        for (int i = from; i + wanted.length <= in.length; i++) {
            if (Arrays.equals(in, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return in.length;
    }

    @Override
    public void stream(String name, String sql, Stream lines) throws SiteException {
        watch.table(name, 0);
        var sum = new RowSum();
        rows.put(name, sum);
        byte[] begun = new byte[0];
        for (byte[] piece = lines.next(); piece != null; piece = lines.next()) {
            goOn();
            int at = 0;
            for (int i = 0; i < piece.length; i++) {
                if (piece[i] == '\n') {
                    sum.add(joined(begun, Arrays.copyOfRange(piece, at, i + 1)));
                    begun = new byte[0];
                    at = i + 1;
                }
            }
            begun = joined(begun, Arrays.copyOfRange(piece, at, piece.length));
        }
    }

    private static byte[] joined(byte[] begun, byte[] more) {
        if (begun.length == 0) {
            return more;
        }
        byte[] both = Arrays.copyOf(begun, begun.length + more.length);
        System.arraycopy(more, 0, both, begun.length, more.length);
        return both;
    }

    /** Against what was written; tables without rows stand in it too. */
    DumpComparison compared(DatabaseDump.Written written) {
        var different = new ArrayList<String>();
        long equal = 0;
        Set<String> names = new TreeSet<>(written.sums().keySet());
        names.addAll(rows.keySet());
        for (String name : names) {
            RowSum.Counted is = rows.getOrDefault(name, new RowSum()).counted();
            if (is.equals(written.sums().get(name))) {
                equal += is.rows();
            } else {
                different.add(DumpFill.key("rows", name));
            }
        }
        Map<String, String> texts = new LinkedHashMap<>();
        parts.forEach((key, text) -> texts.put(key, text.toString()));
        if (parts.size() != written.parts()) {
            different.add("parts " + parts.size());
        }
        return new DumpComparison(parts.size(), equal, List.copyOf(different), texts);
    }
}
