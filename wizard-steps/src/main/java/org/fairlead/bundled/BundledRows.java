package org.fairlead.bundled;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.fairlead.bundle.BundleException;
import org.fairlead.bundle.BundleManifest.Dataset;
import org.fairlead.bundle.BundleVisitor.DataPart;
import org.fairlead.bundle.VerifiedBundle;
import org.fairlead.model.Column;
import org.fairlead.model.Row;
import org.fairlead.move.KeyOrder;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.TableRead;

/**
 * The rows of a dataset, read out of a bundle in the order of its key. Nothing of them is kept, neither on a
 * disk nor in memory beyond two parts. Not thread-safe.
 */
final class BundledRows implements Rows {
    private static final int[] NONE = new int[0];

    private final VerifiedBundle bundle;
    private final Dataset dataset;
    private final TableRead read;
    private final RowLine line;
    private final int[] places;
    private final int[] key;
    private final KeyOrder order = new KeyOrder();
    private final PartFeed feed;
    private byte[] part = new byte[0];
    private int number;
    private int at;
    private long given;
    private @Nullable Row last;

    /**
     * @param columns
     * of the dataset as it lies in the bundle
     * @param key
     * those that its rows are sorted by
     */
    BundledRows(VerifiedBundle bundle, Dataset dataset, TableRead read, List<String> columns,
            List<String> key) {
        this.bundle = bundle;
        this.dataset = dataset;
        this.read = read;
        this.line = new RowLine(columns);
        this.places = read.columns().stream().map(Column::name).mapToInt(columns::indexOf).toArray();
        this.key = key.isEmpty() ? NONE : key.stream().mapToInt(columns::indexOf).toArray();
        this.last = read.after().isEmpty() ? null : new Row(read.after().toArray(
                org.fairlead.model.Cell[]::new));
        this.feed = new PartFeed(bundle, dataset.id());
    }

    @Override
    public List<String> columns() {
        return read.columns().stream().map(Column::name).toList();
    }

    @Override
    public @Nullable Row next() throws SiteException {
        while (given < read.limit()) {
            if (at == part.length) {
                Optional<DataPart> next = feed.next();
                if (next.isEmpty()) {
                    return null;
                }
                part = next.get().content();
                number = next.get().number();
                at = 0;
            } else {
                Row row = row();
                if (isBehind(row)) {
                    given++;
                    return row.part(places);
                }
            }
        }
        return null;
    }

    private Row row() throws SiteException {
        int end = at;
        while (end < part.length && part[end] != '\n') {
            end++;
        }
        try {
            Row row = line.read(part, at, end - at);
            at = Math.min(end + 1, part.length);
            return row;
        } catch (IllegalArgumentException e) {
            throw damaged("bundle.problem.row");
        }
    }

    /** Whether the row comes behind those that were asked to be passed over; one out of order is refused. */
    private boolean isBehind(Row row) throws SiteException {
        if (key.length == 0) {
            return true;
        }
        Row now = row.part(key);
        Row before = last;
        boolean behind = before == null || order.compare(before, now) < 0;
        if (behind) {
            last = now;
        } else if (given > 0) {
            throw damaged("bundle.problem.row-order");
        }
        return behind;
    }

    private SiteException damaged(String key) {
        BundleException damage = bundle.unsound(key, dataset.id(), number);
        return new SiteException(damage.problem(), damage);
    }

    @Override
    public void close() {
        feed.close();
    }
}
