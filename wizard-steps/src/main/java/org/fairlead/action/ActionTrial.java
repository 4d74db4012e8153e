package org.fairlead.action;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.fairlead.action.ActionSample.Changed;
import org.fairlead.convert.KeyText;
import org.fairlead.convert.ReadableCell;
import org.fairlead.convert.SampleText;
import org.fairlead.model.Cell;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.playbook.Action;
import org.fairlead.record.RecordException;
import org.fairlead.secret.SecretException;
import org.fairlead.site.Database;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Carries actions out one after the other in a single transaction that is abandoned at the end, and tells
 * what
 * each would do. It does the same work as {@link DataActions} and {@link SchemaActions}, so the two cannot
 * disagree. Rows and tables that it has written are held until it is closed.
 */
public final class ActionTrial implements AutoCloseable {
    private static final int MOST_COLUMNS = 12;

    private final Database target;
    private final Parameters parameters;
    private final Path folder;
    private final RowWork work;
    private final Transaction transaction;
    private final int most;

    /**
     * @param most
     * rows that are shown of each table of an action
     * @param folder
     * for what is kept while an action is tried, sealed to a key that only this process has
     */
    public ActionTrial(Database target, Parameters parameters, int most, Path folder)
            throws SiteException {
        this.target = target;
        this.parameters = parameters;
        this.most = most;
        this.folder = folder;
        this.work = new RowWork(target, parameters);
        this.transaction = target.begin(Database.Access.WRITE_ISOLATED);
    }

    /**
     * What an action would do.
     *
     * @param made
     * names of the objects of the schema that it would make
     */
    public record Result(String state, ActionTally tally, List<String> made, List<ActionSample> samples) {
        public Result {
            made = List.copyOf(made);
            samples = List.copyOf(samples);
        }
    }

    private static Result plain(String state) {
        return new Result(state, ActionTally.NONE, List.of(), List.of());
    }

    /** Tries an action; what it changes is there for the next one. */
    public Result run(Action action) throws SiteException, RecordException, SecretException, IOException {
        if (!parameters.hold(action.when()) || !SchemaActions.applies(action, transaction)) {
            return plain("skipped");
        }
        return switch (action) {
            case Action.Schema schema -> schema(schema);
            case Action.Sql sql -> rows(sql, () -> work.perform(sql, transaction));
            case Action.WriteRows rows -> rows(rows, () -> work.perform(rows, transaction));
            case Action.JsonMember member -> rows(member, () -> work.perform(member, transaction));
            case Action.Ask ask -> plain("asked");
            case Action.EnvLines lines -> plain("untried");
            case Action.Command command -> plain("untried");
            case Action.CopyFiles files -> plain("untried");
            case Action.FlushKeys flush -> plain("untried");
        };
    }

    private Result schema(Action.Schema action) throws SiteException {
        var made = new ArrayList<String>();
        SchemaActions.make(action, target, transaction, object -> made.add(object.name()));
        return made.isEmpty() ? plain("already")
                : new Result("made", new ActionTally(made.size(), 0, 0), made, List.of());
    }

    private interface Work {
        boolean done() throws SiteException;
    }

    private Result rows(Action action, Work does) throws SiteException, RecordException, SecretException,
            IOException {
        for (Action.Touches touches : action.touching()) {
            if (!target.isTransactional(touches.table())) {
                throw new SiteException(Problem.blocker("upgrade.problem.no-preview", touches.table(), target
                        .facts().place()));
            }
        }
        try (Captures captures = Captures.take(folder, transaction, action.touching(), target.facts()
                .place())) {
            if (!does.done()) {
                return plain("already");
            }
            var samples = new ArrayList<ActionSample>();
            ActionTally tally = ActionTally.NONE;
            for (TableCapture capture : captures.all()) {
                ActionTally changed = capture.after(transaction, new Sampling(capture.table(), capture
                        .names(),
                        samples, most));
                Captures.refresh(transaction, capture, changed);
                tally = tally.plus(changed);
            }
            transaction.checkConstraints();
            return tally.total() == 0 ? plain("already") : new Result("done", tally, List.of(), samples);
        }
    }

    private static final Pattern SECRET = Pattern.compile("api_key|token|secret|password",
            Pattern.CASE_INSENSITIVE);
    /** Of an address on the web, the host may be shown; what stands behind it may be a key. */
    private static final Pattern ADDRESS = Pattern.compile("(https?://[^\"\\s/]+/)[^\"\\s]+");
    private static final SampleText COVERING = new SampleText(List.of());

    /** Keeps the first rows. */
    private record Sampling(String table, List<String> names, List<ActionSample> samples, int most)
            implements
            RowChanges {
        @Override
        public void inserted(Row key, Row now) {
            add("added", key, null, now);
        }

        @Override
        public void changed(Row key, Row before, Row now) {
            add("changed", key, before, now);
        }

        @Override
        public void deleted(Row key, Row before) {
            add("removed", key, before, null);
        }

        private void add(String kind, Row key, @org.jspecify.annotations.Nullable Row before,
                @org.jspecify.annotations.Nullable Row now) {
            if (!isRoom()) {
                return;
            }
            var columns = new ArrayList<Changed>();
            for (int i = 0; i < names.size() && columns.size() < MOST_COLUMNS; i++) {
                Cell was = before == null ? Cell.NULL : before.get(i);
                Cell is = now == null ? Cell.NULL : now.get(i);
                if (!was.equals(is)) {
                    columns.add(new Changed(names.get(i), text(names.get(i), was), text(names.get(i), is)));
                }
            }
            samples.add(new ActionSample(table, KeyText.write(key.cells()), kind, columns));
        }

        /** Of several tables, none takes the room of another. */
        private boolean isRoom() {
            return samples.size() < most || samples.stream().filter(sample -> sample.table().equals(table))
                    .count() < most;
        }

        /** What may hold a key is covered: settings kept as JSON, and columns that are called like one. */
        private static String text(String column, Cell cell) {
            if (cell.equals(Cell.NULL)) {
                return "";
            }
            if (SECRET.matcher(column).find()) {
                return SampleText.COVER;
            }
            return cell instanceof Cell.Json ? ADDRESS.matcher(COVERING.of(cell)).replaceAll("$1"
                    + SampleText.COVER)
                    : ReadableCell.text(cell);
        }
    }

    /** Abandons everything that was tried. */
    @Override
    public void close() {
        transaction.close();
    }
}
