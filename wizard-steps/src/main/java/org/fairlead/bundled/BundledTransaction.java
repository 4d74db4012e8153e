package org.fairlead.bundled;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.bundle.BundleManifest.Dataset;
import org.fairlead.bundle.BundleTotals.DatasetTotal;
import org.fairlead.bundle.TableFacts;
import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.Problem;
import org.fairlead.model.TableShape;
import org.fairlead.playbook.NaturalKey;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.TableRead;
import org.fairlead.site.Transaction;

/** A reading of a bundle. It has nothing to commit: a bundle never changes. */
final class BundledTransaction implements Transaction {
    private final BundledDatabase database;

    BundledTransaction(BundledDatabase database) {
        this.database = database;
    }

    @Override
    public Rows read(TableRead read) throws SiteException {
        Dataset dataset = dataset(read.table());
        TableFacts facts = dataset.table();
        List<String> key = facts == null ? List.of() : facts.key();
        if (!read.order().isEmpty() && !read.order().equals(key)) {
            throw new SiteException(Problem.blocker("bundle.problem.other-key", read.table(), String.join(
                    ", ", key), String.join(", ", read.order())));
        }
        for (Column column : read.columns()) {
            if (!dataset.columns().contains(column.name())) {
                throw new SiteException(Problem.blocker("bundle.problem.no-column", read.table(), column
                        .name()));
            }
        }
        return new BundledRows(database.bundle(), dataset, read, dataset.columns(), key);
    }

    private Dataset dataset(String table) throws SiteException {
        return database.dataset(table).orElseThrow(() -> new SiteException(Problem.blocker(
                "bundle.problem.no-table", database.bundle().file().name(), table)));
    }

    @Override
    public boolean answersSql() {
        return false;
    }

    /** Answers the questions of the playbook's natural keys, which were put when the bundle was written. */
    @Override
    public Rows query(String sql, Map<String, Cell> parameters) throws SiteException {
        for (Map.Entry<String, NaturalKey> key : database.playbook().naturalKeys().entrySet()) {
            for (int way = 0; way < key.getValue().lookups().size(); way++) {
                if (key.getValue().lookups().get(way).source().equals(sql)) {
                    return KnownRows.open(database.bundle(), key.getKey(), way);
                }
            }
        }
        throw new IllegalStateException("nobody asked this of the source: " + sql);
    }

    @Override
    public Optional<TableShape> shape(String table) {
        return database.shape(table);
    }

    @Override
    public long count(String table) throws SiteException {
        DatasetTotal total = database.bundle().totals().datasets().get(dataset(table).id());
        return total == null ? 0 : total.rows();
    }

    @Override
    public long update(String sql, Map<String, Cell> parameters) {
        throw onlyRead();
    }

    @Override
    public BulkWrite append(TableShape table, List<String> columns) {
        throw onlyRead();
    }

    private static IllegalStateException onlyRead() {
        return new IllegalStateException("a bundle is only read");
    }

    @Override
    public void checkConstraints() {
        throw onlyRead();
    }

    @Override
    public void analyze(String table) {
        throw onlyRead();
    }

    @Override
    public void savepoint(String name) {
        throw onlyRead();
    }

    @Override
    public void rollbackTo(String name) {
        throw onlyRead();
    }

    @Override
    public void commit() {
        throw onlyRead();
    }

    @Override
    public void commitSoon() {
        throw onlyRead();
    }

    /** Readings end when they are closed; none of them waits for anybody. */
    @Override
    public void cancel() {}

    @Override
    public void close() {
        // nothing is held between readings
    }
}
