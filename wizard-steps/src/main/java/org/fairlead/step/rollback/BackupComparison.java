package org.fairlead.step.rollback;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.fairlead.model.Column;
import org.fairlead.model.Row;
import org.fairlead.model.TableShape;
import org.fairlead.move.KeyOrder;
import org.fairlead.record.RecordException;
import org.fairlead.record.RowArchive;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.TableRead;
import org.fairlead.site.Transaction;
import org.fairlead.step.rollback.RollbackReport.TableState;

/** Holds every table that was kept against its backup. */
final class BackupComparison {
    private final RollbackInput input;
    private final Path folder;

    BackupComparison(RollbackInput input, Path runFolder) {
        this.input = input;
        this.folder = runFolder.resolve("backup");
    }

    List<TableState> run() throws SiteException, RecordException, IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var states = new ArrayList<TableState>();
        List<Path> archives;
        try (Stream<Path> list = Files.list(folder)) {
            archives = list.filter(file -> file.toString().endsWith(".rows.zst.age")).sorted().toList();
        }
        try (Transaction transaction = input.target().database().begin(Access.READ)) {
            for (Path archive : archives) {
                states.add(compare(archive, transaction));
            }
        }
        return states;
    }

    private TableState compare(Path file, Transaction transaction)
            throws SiteException, RecordException, IOException {
        Database database = input.target().database();
        try (var archive = new RowArchive.Reader(file, input.opener())) {
            TableShape shape = database.shape(archive.table()).orElseThrow();
            List<Column> columns = archive.columns().stream().map(name -> shape.column(name).orElseThrow())
                    .toList();
            int[] places = shape.primaryKey().stream().mapToInt(archive.columns()::indexOf).toArray();
            var order = new KeyOrder();
            long equal = 0;
            long different = 0;
            long missing = 0;
            long added = 0;
            try (Rows rows = transaction.read(TableRead.all(shape.name(), columns, shape.primaryKey()))) {
                Row now = rows.next();
                Row before = archive.next();
                while (now != null || before != null) {
                    int side = now == null
                            ? 1
                            : before == null ? -1 : order.compare(now.part(places), before.part(places));
                    if (side < 0) {
                        added++;
                        now = rows.next();
                    } else if (side > 0) {
                        missing++;
                        before = archive.next();
                    } else {
                        equal += now != null && before != null && now.equals(before) ? 1 : 0;
                        different += now != null && before != null && now.equals(before) ? 0 : 1;
                        now = rows.next();
                        before = archive.next();
                    }
                }
            }
            return new TableState(shape.name(), equal, different, missing, added);
        }
    }
}
