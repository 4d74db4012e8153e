package org.fairlead.bundled;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.bundle.BundleManifest.Dataset;
import org.fairlead.bundle.BundleWriter;
import org.fairlead.bundle.DataFormat;
import org.fairlead.bundle.DatasetWriter;
import org.fairlead.bundled.LeavingRows.Watch;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Row;
import org.fairlead.move.Move;
import org.fairlead.move.MoveReader;
import org.fairlead.site.SiteException;

/**
 * Writes rows that were looked at into a bundle: as Fairlead reads them, and once more for other programs.
 */
public final class LeavingWriter {
    private static final String COUNTS = ".counts.csv";
    private static final List<String> COUNTED = List.of("person", "month", "rows");

    private final LeavingRows rows;
    private final Map<String, List<DataFormat>> also;

    /**
     * @param rows
     * looked at before
     * @param also
     * dataset to the formats that it is written in besides
     */
    public LeavingWriter(LeavingRows rows, Map<String, List<DataFormat>> also) {
        this.rows = rows;
        this.also = Map.copyOf(also);
    }

    /**
     * What the manifest says of them, in the order in which they are written. Rows are secrets, all of them.
     */
    public List<Dataset> datasets() {
        var datasets = new ArrayList<Dataset>();
        for (Move move : rows.moves()) {
            String id = move.dataset().id();
            datasets.add(new Dataset(id, DataFormat.JSONL, move.columns(), true, "", rows.table(move)
                    .facts()));
            for (DataFormat format : formats(id)) {
                datasets.add(new Dataset(id + "." + format.ending(), format, move.columns(), true, id, null));
            }
            if (isCounted(move)) {
                datasets.add(new Dataset(id + COUNTS, DataFormat.CSV, COUNTED, true, id, null));
            }
        }
        rows.knownLines().forEach((name, lines) -> datasets.add(new Dataset(KnownRows.id(name),
                DataFormat.JSONL, KnownRows.names(), true, "", KnownRows.facts(name, lines))));
        return datasets;
    }

    private List<DataFormat> formats(String dataset) {
        return also.getOrDefault(dataset, List.of());
    }

    /** How many times the rows of a table are written. */
    public int times(String dataset) {
        return 1 + formats(dataset).size();
    }

    /** Writes all of them; false when it was asked to stop. */
    public boolean write(BundleWriter bundle, Watch watch) throws ProblemException {
        for (Move move : rows.moves()) {
            var formats = new ArrayList<>(List.of(DataFormat.JSONL));
            formats.addAll(formats(move.dataset().id()));
            long before = 0;
            for (DataFormat format : formats) {
                Optional<Long> written = write(bundle, move, format, new Telling(watch, before));
                if (written.isEmpty()) {
                    return false;
                }
                before += written.get();
            }
            if (isCounted(move)) {
                counts(bundle, move);
            }
        }
        for (Map.Entry<String, List<byte[]>> known : rows.known().entrySet()) {
            try (DatasetWriter writer = bundle.dataset(KnownRows.id(known.getKey()))) {
                for (byte[] line : known.getValue()) {
                    writer.row(line);
                }
            } catch (IOException e) {
                throw failed(known.getKey(), e);
            }
        }
        return true;
    }

    /** Whether its rows leave as a table for people, and the playbook knows how they are counted. */
    private boolean isCounted(Move move) {
        return !move.dataset().counts().isEmpty() && formats(move.dataset().id()).contains(DataFormat.CSV);
    }

    private void counts(BundleWriter bundle, Move move) throws ProblemException {
        RowFormat lines = RowFormat.of(DataFormat.CSV, move.dataset().id(), List.of(), List.of());
        try (DatasetWriter writer = bundle.dataset(move.dataset().id() + COUNTS)) {
            rows.counts(move, row -> writer.row(lines.next(row)));
        } catch (IOException e) {
            throw failed(move.dataset().id(), e);
        }
    }

    /** What a table is told of while it is written several times. */
    private record Telling(Watch watch, long before) {}

    private Optional<Long> write(BundleWriter bundle, Move move, DataFormat format, Telling telling)
            throws ProblemException {
        String id = move.dataset().id();
        RowFormat lines = RowFormat.of(format, id, move.sourceColumns(), move.key());
        long written = 0;
        long bytes = 0;
        try (MoveReader reader = rows.open(move);
                DatasetWriter writer = bundle.dataset(format == DataFormat.JSONL ? id : id + "." + format
                        .ending())) {
            while (reader.next()) {
                Row row = reader.leaving();
                bytes += writer.row(() -> lines.first(row), () -> lines.next(row));
                if (telling.watch().at(move.table(), telling.before() + ++written, bytes)) {
                    return Optional.empty();
                }
            }
        } catch (IOException e) {
            throw failed(id, e);
        }
        return Optional.of(written);
    }

    private static SiteException failed(String dataset, IOException cause) {
        return new SiteException(Problem.blocker("export.problem.write", dataset, String.valueOf(cause
                .getMessage())), cause);
    }
}
