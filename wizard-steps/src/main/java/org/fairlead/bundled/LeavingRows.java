package org.fairlead.bundled;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.fairlead.bundle.BundleManifest.LeftOut;
import org.fairlead.bundle.BundleManifest.Reason;
import org.fairlead.bundle.TableFacts;
import org.fairlead.convert.CellText;
import org.fairlead.convert.ReadableCell;
import org.fairlead.convert.SampleText;
import org.fairlead.model.Cell;
import org.fairlead.model.Finding;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Row;
import org.fairlead.move.KnownBy;
import org.fairlead.move.Move;
import org.fairlead.move.MoveReader;
import org.fairlead.move.MoveResolver;
import org.fairlead.move.MoveScope;
import org.fairlead.move.Moves;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.NaturalKey;
import org.fairlead.playbook.Playbook;
import org.fairlead.site.Database;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * The rows that a plan takes from a site, read in one transaction and so in one moment of the site, which is
 * not locked: once to count and sum them, and once for each format to write them. Memory grows with the
 * number of people they belong to, not with the rows. Not thread-safe.
 */
public final class LeavingRows {
    private final Playbook playbook;
    private final Transaction source;
    private final Moves moves;
    private final MoveScope scope;
    private final Map<String, List<byte[]>> known = new LinkedHashMap<>();
    private final Map<String, Lines> knownLines = new LinkedHashMap<>();
    private final Map<String, LeavingTable> tables = new LinkedHashMap<>();
    private final Map<String, Map<Long, String>> people = new HashMap<>();
    private final String since;

    /**
     * @param playbook
     * as it reads at the source, with the datasets that the plan takes
     * @param source
     * stays open until the rows are written
     */
    public LeavingRows(Playbook playbook, Plan plan, Database database, Transaction source)
            throws SiteException {
        this.playbook = playbook;
        this.source = source;
        this.since = plan.data().since();
        this.moves = new MoveResolver(playbook, database, database).resolve();
        this.scope = MoveScope.leaving(playbook, plan, moves, source);
    }

    /** Is told how far it has come. */
    @FunctionalInterface
    public interface Watch {
        /**
         * Answers whether to stop.
         *
         * @param bytes
         * of the lines of the table so far
         */
        boolean at(String table, long rows, long bytes);
    }

    /** What stands in the way of taking the rows; empty when nothing does. */
    public List<Finding> problems() {
        return moves.findings().stream().filter(Finding::blocks).toList();
    }

    /** Tables of the site that stay behind, or that nobody knows. */
    public List<LeftOut> leftOut() {
        var leftOut = new ArrayList<LeftOut>();
        moves.stays().forEach(stay -> leftOut.add(new LeftOut(stay.table(), stay.reason().equals(
                Playbook.Skip.NOT_CHOSEN) ? Reason.NOT_CHOSEN : Reason.NEVER_MOVED, 0)));
        moves.unknown().forEach(table -> leftOut.add(new LeftOut(table, Reason.NOT_UNDERSTOOD, 0)));
        tables.values().stream().filter(table -> table.stored() > table.facts().rows()).forEach(
                table -> leftOut.add(new LeftOut(table.dataset(), Reason.FILTERED, table.stored() - table
                        .facts().rows())));
        return leftOut;
    }

    /** Rows of the playbook's kind by table, for telling how far a reading is. */
    public Map<String, Long> sizes() throws SiteException {
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (Move move : moves.all()) {
            sizes.put(move.table(), move.count(source));
        }
        return sizes;
    }

    /**
     * Counts and sums what leaves; empty when it was asked to stop.
     *
     * @param shown
     * what may be seen of the first rows
     */
    public Optional<List<LeavingTable>> look(SampleText shown, Watch watch) throws SiteException {
        Map<String, Set<Long>> named = new HashMap<>();
        for (Move move : moves.all()) {
            Optional<LeavingTable> table = look(move, shown, named, watch);
            if (table.isEmpty()) {
                return Optional.empty();
            }
            tables.put(move.dataset().id(), table.get());
        }
        for (Map.Entry<String, NaturalKey> key : playbook.naturalKeys().entrySet()) {
            Set<Long> numbers = named.getOrDefault(key.getKey(), Set.of());
            if (!numbers.isEmpty()) {
                know(key.getKey(), key.getValue(), numbers);
            }
        }
        return Optional.of(List.copyOf(tables.values()));
    }

    private Optional<LeavingTable> look(Move move, SampleText shown, Map<String, Set<Long>> named,
            Watch watch) throws SiteException {
        var line = new RowLine(move.columns());
        var lines = new Lines();
        var samples = new ArrayList<List<String>>();
        var dates = new Dates(move.columns().indexOf(move.dataset().date()));
        try (MoveReader reader = new MoveReader(scope, move, source, List.of())) {
            while (reader.next()) {
                Row row = reader.leaving();
                lines.add(line.write(row));
                dates.add(row);
                name(move, row, named);
                if (samples.size() < LeavingTable.SAMPLES) {
                    samples.add(shown.of(row));
                }
                if (watch.at(move.table(), lines.rows(), lines.bytes())) {
                    return Optional.empty();
                }
            }
        }
        var facts = new TableFacts(move.source().name(), move.key(), move.sourceColumns(), lines.rows(), dates
                .first(), dates.last(), lines.bytes(), lines.sha256());
        return Optional.of(new LeavingTable(move.dataset().id(), facts, move.count(source), samples));
    }

    private static void name(Move move, Row row, Map<String, Set<Long>> named) {
        for (Map.Entry<String, String> reference : move.dataset().references().entrySet()) {
            int place = move.columns().indexOf(reference.getKey());
            if (place >= 0 && row.get(place) instanceof Cell.Int(long number)) {
                named.computeIfAbsent(reference.getValue(), key -> new HashSet<>()).add(number);
            }
        }
    }

    private void know(String name, NaturalKey key, Set<Long> numbers) throws SiteException {
        var line = new RowLine(KnownRows.names());
        var written = new ArrayList<byte[]>();
        var lines = new Lines();
        KnownBy.each(key, numbers, source, (way, number, known) -> {
            byte[] bytes = line.write(KnownRows.row(way, number, known));
            lines.add(bytes);
            written.add(bytes);
            if (way == 0) {
                people.computeIfAbsent(name, one -> new HashMap<>()).put(number, ReadableCell.whole(known
                        .getFirst()));
            }
        });
        known.put(name, written);
        knownLines.put(name, lines);
    }

    /**
     * Rows of a dataset by person and month, of the people whose rows leave; each a line of three texts.
     * Asked
     * after {@link #look}.
     */
    void counts(Move move, Counted told) throws ProblemException, IOException {
        String key = move.dataset().references().values().stream().findFirst().orElseGet(() -> followed(move
                .dataset()));
        Map<Long, String> leaving = people.getOrDefault(key, Map.of());
        try (Rows rows = source.query(move.dataset().counts(), Map.of("since", new Cell.Text(since.isEmpty()
                ? "0001-01-01"
                : since)))) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                if (row.get(0) instanceof Cell.Int(long number) && leaving.containsKey(number)) {
                    told.row(new Row(new Cell.Text(leaving.getOrDefault(number, "")), new Cell.Text(
                            ReadableCell.whole(row.get(1))), row.get(2)));
                }
            }
        }
    }

    /** The natural key of the people that a dataset belongs to by another one. */
    private String followed(Playbook.Dataset dataset) {
        return playbook.datasets().stream().filter(one -> one.id().equals(dataset.follows().dataset()))
                .flatMap(one -> one.references().values().stream()).findFirst().orElse("");
    }

    /** Takes what was counted. */
    interface Counted {
        void row(Row row) throws ProblemException, IOException;
    }

    /** What the site calls a table that leaves. */
    public String tableOf(LeavingTable table) {
        return moves.all().stream().filter(move -> move.dataset().id().equals(table.dataset())).map(
                Move::table).findFirst().orElse("");
    }

    Map<String, List<byte[]>> known() {
        return known;
    }

    Map<String, Lines> knownLines() {
        return knownLines;
    }

    List<Move> moves() {
        return moves.all();
    }

    LeavingTable table(Move move) {
        return Optional.ofNullable(tables.get(move.dataset().id())).orElseThrow();
    }

    MoveReader open(Move move) throws SiteException {
        return new MoveReader(scope, move, source, List.of());
    }

    /** The earliest and the latest of the dates that were seen. */
    private static final class Dates {
        private final int place;
        private String first = "";
        private String last = "";

        Dates(int place) {
            this.place = place;
        }

        void add(Row row) {
            Cell cell = place < 0 ? Cell.NULL : row.get(place);
            if (cell instanceof Cell.Stamp || cell instanceof Cell.Date || cell instanceof Cell.Moment) {
                String text = CellText.text(cell);
                first = first.isEmpty() || text.compareTo(first) < 0 ? text : first;
                last = text.compareTo(last) > 0 ? text : last;
            }
        }

        String first() {
            return first;
        }

        String last() {
            return last;
        }
    }
}
