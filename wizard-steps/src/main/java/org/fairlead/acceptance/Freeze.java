package org.fairlead.acceptance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.fairlead.convert.KeyText;
import org.fairlead.convert.ReadableCell;
import org.fairlead.model.Cell;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.model.TableShape;
import org.fairlead.playbook.Configuration;
import org.fairlead.playbook.Configuration.Store;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Dataset;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Quoting;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.TableRead;
import org.fairlead.site.Transaction;

/**
 * What a site held when it was to change no more, and what has changed since. Of the rows only digests are
 * kept, spread over {@value #BUCKETS} places by their keys: a row that came, went or changed shows in its
 * place, and in a table that is not large, alone. Reads the tables from end to end in constant memory.
 */
public final class Freeze {
    private static final String SCOPE = "freeze";
    private static final String SETTINGS = "settings";
    private static final int BUCKETS = 8192;

    private final Playbook playbook;
    private final RunLog log;
    private final RowDigest digests = new RowDigest();

    /**
     * @param playbook
     * as it reads for the site
     */
    public Freeze(Playbook playbook, RunLog log) {
        this.playbook = playbook;
        this.log = log;
    }

    /** Sees rows by key. */
    private interface Seen {
        void row(Row key, Row row);
    }

    /** Remembers how everything of the system is now, in place of an earlier time. */
    public void take(Database site) throws SiteException, RecordException {
        log.forget(SCOPE);
        try (Transaction transaction = site.begin(Access.READ)) {
            for (String part : parts(transaction)) {
                log.remember(SCOPE, part, text(sums(transaction, part)));
            }
        }
    }

    /** What has changed since then; empty where nothing has, or nothing was remembered. */
    public Optional<Finding> changes(Database site) throws SiteException, RecordException {
        Map<String, String> before = log.recallAll(SCOPE);
        var changed = new ArrayList<List<String>>();
        long total = 0;
        try (Transaction transaction = site.begin(Access.READ)) {
            for (Map.Entry<String, String> part : new TreeMap<>(before).entrySet()) {
                long[] then = sums(part.getValue());
                long[] now = sums(transaction, part.getKey());
                if (!java.util.Arrays.equals(then, now)) {
                    List<String> keys = keys(transaction, part.getKey(), then, now);
                    keys.forEach(key -> changed.add(List.of(part.getKey(), key)));
                    total += Math.max(1, keys.size());
                    if (keys.isEmpty()) {
                        changed.add(List.of(part.getKey(), "-")); // what changed is gone
                    }
                }
            }
        }
        return changed.isEmpty() ? Optional.empty() : Optional.of(new Finding("freeze/changed",
                "assess.group.source", Problem.blocker("freeze.problem.changed", site.facts().place(), total,
                        changed.stream().limit(5).map(line -> String.join(" ", line)).collect(
                                java.util.stream.Collectors.joining(", "))))
                .with(new Evidence(List.of("evidence.table", "evidence.key"), changed, total)));
    }

    /** Tables of the datasets that are there, and the settings. */
    private List<String> parts(Transaction transaction) throws SiteException {
        var parts = new ArrayList<String>();
        for (Dataset dataset : playbook.datasets()) {
            if (transaction.shape(dataset.from()).filter(shape -> !shape.primaryKey().isEmpty()).isPresent()
                    && !parts.contains(dataset.from())) {
                parts.add(dataset.from());
            }
        }
        if (!playbook.configuration().stores().isEmpty()) {
            parts.add(SETTINGS);
        }
        return parts;
    }

    private long[] sums(Transaction transaction, String part) throws SiteException {
        var sums = new long[BUCKETS];
        each(transaction, part, (key, row) -> sums[place(key)] += ByteBuffer.wrap(digests.of(row)).getLong());
        return sums;
    }

    private List<String> keys(Transaction transaction, String part, long[] then, long[] now)
            throws SiteException {
        var keys = new ArrayList<String>();
        each(transaction, part, (key, row) -> {
            int place = place(key);
            if (then[place] != now[place] && keys.size() < Evidence.LIMIT) {
                keys.add(part.equals(SETTINGS) ? ReadableCell.text(key.get(0)) : KeyText.write(key.cells()));
            }
        });
        return keys;
    }

    private int place(Row key) {
        return Math.floorMod(ByteBuffer.wrap(digests.of(key)).getInt(), BUCKETS);
    }

    private void each(Transaction transaction, String part, Seen seen) throws SiteException {
        if (part.equals(SETTINGS)) {
            for (Store store : playbook.configuration().stores()) {
                settings(transaction, store, seen);
            }
            return;
        }
        Optional<TableShape> shape = transaction.shape(part);
        if (shape.isPresent()) {
            rows(transaction, shape.get(), seen);
        }
    }

    private void rows(Transaction transaction, TableShape shape, Seen seen) throws SiteException {
        List<String> names = shape.columns().stream().map(column -> column.name()).toList();
        int[] key = shape.primaryKey().stream().mapToInt(names::indexOf).toArray();
        Optional<Dataset> dataset = playbook.datasets().stream().filter(one -> one.from().equals(shape
                .name())).findFirst();
        try (Rows rows = transaction.read(TableRead.all(shape.name(), shape.columns(), shape.primaryKey()))) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                if (dataset.isEmpty() || isOurs(dataset.get(), names, row)) {
                    seen.row(row.part(key), row);
                }
            }
        }
    }

    private static boolean isOurs(Dataset dataset, List<String> names, Row row) {
        return dataset.only().entrySet().stream().allMatch(only -> only.getValue().stream().anyMatch(
                pattern -> Configuration.matches(pattern, ReadableCell.whole(row.get(names.indexOf(only
                        .getKey()))))));
    }

    private void settings(Transaction transaction, Store store, Seen seen) throws SiteException {
        Configuration configuration = playbook.configuration();
        for (String pattern : configuration.names()) {
            String like = pattern.replace("!", "!!").replace("%", "!%").replace("_", "!_").replace("*", "%");
            try (Rows rows = transaction.query("SELECT " + Quoting.quote(List.of(store.name(), store
                    .value())) + " FROM " + Quoting.quote(store.table()) + " WHERE " + Quoting.quote(store
                            .name()) + " LIKE :like ESCAPE '!'", Map.of("like", new Cell.Text(like)))) {
                for (Row row = rows.next(); row != null; row = rows.next()) {
                    String name = ReadableCell.whole(row.get(0));
                    if (configuration.unmoved().stream().noneMatch(unmoved -> Configuration.matches(unmoved
                            .name(), name))) {
                        seen.row(row.part(new int[]{0}), row);
                    }
                }
            }
        }
    }

    private static String text(long[] sums) {
        ByteBuffer bytes = ByteBuffer.allocate(sums.length * Long.BYTES);
        bytes.asLongBuffer().put(sums);
        return new String(Base64.getEncoder().encode(bytes.array()), StandardCharsets.US_ASCII);
    }

    private static long[] sums(String text) {
        var sums = new long[BUCKETS];
        ByteBuffer.wrap(Base64.getDecoder().decode(text)).asLongBuffer().get(sums);
        return sums;
    }
}
