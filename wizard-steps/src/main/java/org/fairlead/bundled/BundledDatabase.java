package org.fairlead.bundled;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.fairlead.bundle.BundleException;
import org.fairlead.bundle.BundleManifest.Dataset;
import org.fairlead.bundle.DataFormat;
import org.fairlead.bundle.TableFacts;
import org.fairlead.bundle.VerifiedBundle;
import org.fairlead.model.Column;
import org.fairlead.model.TableShape;
import org.fairlead.playbook.Playbook;
import org.fairlead.site.Database;
import org.fairlead.site.DatabaseFacts;
import org.fairlead.site.Identities;
import org.fairlead.site.JsonColumns;
import org.fairlead.site.Scratch;
import org.fairlead.site.SiteException;
import org.fairlead.site.SourceFile;
import org.fairlead.site.Transaction;

/**
 * A bundle as the database that its rows were read from: its tables under the names that the playbook gives
 * them, and what their rows are known by. It can be read and not written, and answers no SQL but the
 * questions of the playbook's natural keys. Every reading decrypts the bundle anew, so nothing of the rows
 * lies unencrypted on a disk. Thread-safe; the bundle is closed by whoever opened it.
 */
public final class BundledDatabase implements Database {
    private final VerifiedBundle bundle;
    private final Playbook playbook;
    private final Map<String, Dataset> tables = new LinkedHashMap<>();

    /**
     * @param playbook
     * as it reads between the two sites
     * @throws BundleException
     * when what the bundle says of a table contradicts itself
     */
    public BundledDatabase(VerifiedBundle bundle, Playbook playbook) throws BundleException {
        this.bundle = bundle;
        this.playbook = playbook;
        for (Playbook.Dataset dataset : playbook.datasets()) {
            Dataset found = bundle.manifest().dataset(dataset.id()).orElse(null);
            TableFacts facts = found == null ? null : found.table();
            if (found != null && facts != null && found.format() == DataFormat.JSONL) {
                requireSound(found, facts);
                tables.put(dataset.from(), found);
            }
        }
    }

    private void requireSound(Dataset dataset, TableFacts facts) throws BundleException {
        List<String> names = facts.columns().stream().map(Column::name).toList();
        if (!names.equals(dataset.columns()) || Set.copyOf(names).size() < names.size() || !names.containsAll(
                facts.key())) {
            throw bundle.unsound("bundle.problem.table-form", dataset.id());
        }
    }

    Playbook playbook() {
        return playbook;
    }

    VerifiedBundle bundle() {
        return bundle;
    }

    Optional<Dataset> dataset(String table) {
        return Optional.ofNullable(tables.get(table));
    }

    /** Id of the layout that the source had. */
    public String layout() {
        return bundle.manifest().layout();
    }

    @Override
    public DatabaseFacts facts() {
        var origin = bundle.manifest().source();
        String versions = String.join(", ", origin.versions().entrySet().stream().map(entry -> entry.getKey()
                + " " + entry.getValue()).sorted().toList());
        return new DatabaseFacts("Fairlead", versions, origin.name(), bundle.file().name(), "", false, List
                .of());
    }

    @Override
    public List<String> tables() {
        return tables.keySet().stream().sorted().toList();
    }

    @Override
    public Optional<TableShape> shape(String table) {
        return dataset(table).flatMap(found -> Optional.ofNullable(found.table())).map(
                facts -> shape(table, facts));
    }

    private static TableShape shape(String table, TableFacts facts) {
        List<Column> columns = facts.columns();
        return new TableShape(table, columns, facts.key(), List.of(), List.of());
    }

    @Override
    public Transaction begin(Access access) {
        if (access != Access.READ) {
            throw new IllegalStateException("a bundle is only read");
        }
        return new BundledTransaction(this);
    }

    @Override
    public String dialect() {
        return "fairlead";
    }

    @Override
    public boolean supportsTransactionalDdl() {
        return false;
    }

    @Override
    public boolean isTransactional(String table) {
        return true;
    }

    @Override
    public boolean checksReferencesRowByRow() {
        return false;
    }

    @Override
    public List<ForeignKeyUse> referrers(String table) {
        return List.of();
    }

    @Override
    public Optional<JsonColumns> jsonColumns() {
        return Optional.empty();
    }

    @Override
    public Identities identities() {
        return new NoCounters();
    }

    @Override
    public Optional<SourceFile> sourceFile() {
        return Optional.empty();
    }

    @Override
    public Optional<Scratch> scratch(String name) {
        return Optional.empty();
    }

    /** The bundle was checked from end to end when it was opened. */
    @Override
    public List<String> integrityProblems() {
        return List.of();
    }

    @Override
    public Map<String, String> traits() {
        return Map.of();
    }

    @Override
    public long latencyNanos() {
        return 0;
    }

    @Override
    public void close() {
        // whoever opened the bundle closes it
    }

    /** A bundle hands out no numbers. */
    private static final class NoCounters implements Identities {
        @Override
        public OptionalLong last(Transaction transaction, String table) {
            return OptionalLong.empty();
        }

        @Override
        public OptionalLong greatest(Transaction transaction, String table) {
            return OptionalLong.empty();
        }

        @Override
        public void raise(Transaction transaction, String table, long last) throws SiteException {
            throw new IllegalStateException("a bundle is only read");
        }

        @Override
        public void takeBack(Transaction transaction, String table, long last) throws SiteException {
            throw new IllegalStateException("a bundle is only read");
        }
    }
}
