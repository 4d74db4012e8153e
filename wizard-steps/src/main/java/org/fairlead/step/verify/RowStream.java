package org.fairlead.step.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

import org.fairlead.convert.CanonicalJson;
import org.fairlead.model.Cell;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;

/** The target's rows of one table, read and made canonical by a thread of its own, a batch ahead. */
final class RowStream implements AutoCloseable {
    private static final int BATCH = 1000;

    private final Rows rows;
    private final CanonicalJson json = new CanonicalJson();
    private final ExecutorService ahead = Executors.newSingleThreadExecutor();
    private Future<List<Row>> coming;
    private List<Row> batch = List.of();
    private int at;
    private boolean ended;

    RowStream(Rows rows) {
        this.rows = rows;
        this.coming = ahead.submit((Callable<List<Row>>) this::read);
    }

    private List<Row> read() throws SiteException {
        var read = new ArrayList<Row>(BATCH);
        while (read.size() < BATCH) {
            Row row = rows.next();
            if (row == null) {
                break;
            }
            read.add(canonical(row, json));
        }
        return read;
    }

    /** The row with its JSON in canonical form. */
    static Row canonical(Row row, CanonicalJson json) {
        Row canonical = row;
        for (int i = 0; i < row.size(); i++) {
            if (row.get(i) instanceof Cell.Json(String text)) {
                canonical = canonical.with(i, canonical(text, json));
            }
        }
        return canonical;
    }

    static Cell canonical(String text, CanonicalJson json) {
        return new Cell.Json(json.of(text));
    }

    @Nullable
    Row next() throws SiteException {
        if (at == batch.size()) {
            if (ended) {
                return null;
            }
            batch = await();
            at = 0;
            ended = batch.size() < BATCH;
            if (!ended) {
                coming = ahead.submit((Callable<List<Row>>) this::read);
            }
            if (batch.isEmpty()) {
                return null;
            }
        }
        return batch.get(at++);
    }

    private List<Row> await() throws SiteException {
        try {
            return coming.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case SiteException site -> throw site;
                case RuntimeException bug -> throw bug;
                case null, default -> throw new IllegalStateException("reading ahead", e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SiteException(Problem.blocker("step.problem.interrupted"), e);
        }
    }

    @Override
    public void close() {
        ahead.close();
        rows.close();
    }
}
