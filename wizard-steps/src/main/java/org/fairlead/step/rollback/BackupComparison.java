package org.fairlead.step.rollback;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.fairlead.model.Column;
import org.fairlead.model.TableShape;
import org.fairlead.record.RecordException;
import org.fairlead.record.RowArchive;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.step.rollback.AgainstBackup.Side;
import org.fairlead.step.rollback.RollbackReport.TableState;

/** Holds every table that was kept against its backup. */
final class BackupComparison {
    private final RollbackInput input;
    private final Path folder;

    BackupComparison(RollbackInput input, Path runFolder) {
        this.input = input;
        this.folder = runFolder;
    }

    List<TableState> run() throws SiteException, RecordException, IOException {
        var states = new ArrayList<TableState>();
        List<Path> archives = AgainstBackup.archives(folder);
        if (archives.isEmpty()) {
            return states;
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
            Map<Side, Long> counts = new EnumMap<>(Side.class);
            AgainstBackup.compare(archive, shape, columns, transaction, (side, row) -> counts.merge(side, 1L,
                    Long::sum));
            return new TableState(shape.name(), count(counts, Side.EQUAL), count(counts, Side.DIFFERENT),
                    count(counts, Side.MISSING), count(counts, Side.ADDED));
        }
    }

    private static long count(Map<Side, Long> counts, Side side) {
        return counts.getOrDefault(side, 0L);
    }
}
