package org.fairlead.action;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.fairlead.convert.CanonicalRow;
import org.fairlead.model.Column;
import org.fairlead.model.Row;
import org.fairlead.model.TableShape;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.TableRead;
import org.fairlead.site.Transaction;

/**
 * Whether columns are as they were before an upgrade in place: their digest (SHA-256 over the canonical rows
 * in the order of their key) is remembered with the backup and compared afterwards. Of the values themselves
 * nothing is kept.
 */
public final class Unchanged {
    private static final String SCOPE = "unchanged";

    private Unchanged() {}

    /** How a table was and how it is. */
    public record Comparison(String table, long before, long now, boolean same) {}

    private record Digest(List<String> columns, long rows, String hash) {
        static Digest parse(String text) {
            String[] words = text.split(" ", -1);
            return new Digest(List.of(words[2].split(",", -1)), Long.parseLong(words[0]), words[1]);
        }

        String text() {
            return rows + " " + hash + " " + String.join(",", columns);
        }
    }

    /** Remembers every table and column that the playbook's checks want unchanged, as far as it is there. */
    public static void remember(Playbook playbook, Database database, RunLog log)
            throws SiteException, RecordException {
        for (Check check : playbook.checks()) {
            for (String table : check.kind().equals("unchanged") ? check.tables() : List.<String>of()) {
                Optional<TableShape> shape = database.shape(table);
                List<String> columns = shape.map(s -> check.columns().stream().filter(name -> s.column(name)
                        .isPresent()).toList()).orElse(List.of());
                if (!columns.isEmpty()) {
                    try (Transaction transaction = database.begin(Access.READ)) {
                        log.remember(SCOPE, check.id() + "/" + table, digest(transaction, shape.orElseThrow(),
                                columns).text());
                    }
                }
            }
        }
    }

    /** Compares the tables of a check that were remembered. */
    public static List<Comparison> compare(Check check, Transaction transaction, RunLog log)
            throws SiteException, RecordException {
        var comparisons = new ArrayList<Comparison>();
        for (String table : check.tables()) {
            Optional<String> remembered = log.recall(SCOPE, check.id() + "/" + table);
            if (remembered.isEmpty()) {
                continue;
            }
            Digest before = Digest.parse(remembered.get());
            Optional<TableShape> shape = transaction.shape(table).filter(there -> before.columns().stream()
                    .allMatch(name -> there.column(name).isPresent()));
            if (shape.isEmpty()) {
                comparisons.add(new Comparison(table, before.rows(), 0, false));
                continue;
            }
            Digest now = digest(transaction, shape.get(), before.columns());
            comparisons.add(new Comparison(table, before.rows(), now.rows(), now.equals(before)));
        }
        return comparisons;
    }

    private static Digest digest(Transaction transaction, TableShape shape, List<String> names)
            throws SiteException {
        List<Column> columns = shape.columns().stream().filter(column -> names.contains(column.name())
                || shape.primaryKey().contains(column.name())).toList();
        var digest = sha256();
        var canonical = new CanonicalRow();
        long count = 0;
        try (Rows rows = transaction.read(TableRead.all(shape.name(), columns, shape.primaryKey()))) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                canonical.write(row);
                digest.update(canonical.buffer(), 0, canonical.length());
                count++;
            }
        }
        return new Digest(names, count, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
