package org.fairlead.bundled;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

import org.fairlead.bundle.BundleException;
import org.fairlead.bundle.BundleManifest.Dataset;
import org.fairlead.bundle.DataFormat;
import org.fairlead.bundle.TableFacts;
import org.fairlead.bundle.VerifiedBundle;
import org.fairlead.convert.KeyText;
import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.ColumnKind;
import org.fairlead.model.Row;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.TableRead;

/**
 * What rows of the source are known by, as a dataset of its own: the way of looking it up, the number of the
 * row, and the key. Read, it is the answer to one of those lookups.
 */
final class KnownRows implements Rows {
    /** What the ids of such datasets begin with; no table has a dot in its id. */
    static final String ID = "known-by.";

    private static final List<Column> COLUMNS = List.of(Column.plain("way", ColumnKind.INTEGER, "way", false),
            Column.plain("number", ColumnKind.INTEGER, "number", false), Column.plain("key", ColumnKind.TEXT,
                    "key", false));

    private final VerifiedBundle bundle;
    private final String naturalKey;
    private final Rows rows;
    private final long way;

    private KnownRows(VerifiedBundle bundle, String naturalKey, Rows rows, int way) {
        this.bundle = bundle;
        this.naturalKey = naturalKey;
        this.rows = rows;
        this.way = way;
    }

    static String id(String naturalKey) {
        return ID + naturalKey;
    }

    static List<String> names() {
        return COLUMNS.stream().map(Column::name).toList();
    }

    static TableFacts facts(String naturalKey, Lines lines) {
        return new TableFacts(naturalKey, List.of(), COLUMNS, lines.rows(), "", "", lines.bytes(), lines
                .sha256());
    }

    static Row row(int way, long number, List<Cell> key) {
        return new Row(new Cell.Int(way), new Cell.Int(number), new Cell.Text(KeyText.write(key)));
    }

    /** The answer to a lookup; none where nobody was known by anything. */
    static Rows open(VerifiedBundle bundle, String naturalKey, int way) {
        Optional<Dataset> known = bundle.manifest().dataset(id(naturalKey)).filter(
                dataset -> dataset.format() == DataFormat.JSONL && dataset.columns().equals(names()));
        if (known.isEmpty()) {
            return new NoRows();
        }
        return new KnownRows(bundle, naturalKey, new BundledRows(bundle, known.get(), TableRead.all(
                naturalKey, COLUMNS, List
                        .of()), names(), List.of()), way);
    }

    @Override
    public List<String> columns() {
        return List.of();
    }

    @Override
    public @Nullable Row next() throws SiteException {
        for (Row row = rows.next(); row != null; row = rows.next()) {
            if (row.get(0).equals(new Cell.Int(way)) && row.get(2) instanceof Cell.Text(String key)) {
                var cells = new ArrayList<Cell>();
                cells.add(row.get(1));
                cells.addAll(key(key));
                return new Row(cells.toArray(Cell[]::new));
            }
        }
        return null;
    }

    private List<Cell> key(String text) throws SiteException {
        try {
            return KeyText.read(text);
        } catch (IllegalArgumentException | JacksonException | NoSuchElementException e) {
            BundleException damage = bundle.unsound("bundle.problem.row", id(naturalKey), 1);
            throw new SiteException(damage.problem(), damage);
        }
    }

    @Override
    public void close() {
        rows.close();
    }

    /** Nobody is known. */
    private static final class NoRows implements Rows {
        @Override
        public List<String> columns() {
            return List.of();
        }

        @Override
        public @Nullable Row next() {
            return null;
        }

        @Override
        public void close() {
            // nothing was opened
        }
    }
}
