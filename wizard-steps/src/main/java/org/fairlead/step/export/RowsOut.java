package org.fairlead.step.export;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.bundle.BundleManifest.Dataset;
import org.fairlead.bundle.BundleManifest.LeftOut;
import org.fairlead.bundle.BundleWriter;
import org.fairlead.bundle.DataFormat;
import org.fairlead.bundled.LeavingRows;
import org.fairlead.bundled.LeavingTable;
import org.fairlead.bundled.LeavingWriter;
import org.fairlead.convert.SampleText;
import org.fairlead.model.Finding;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Progress.State;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.step.ProgressMeter;
import org.fairlead.step.StepContext;

/** The rows of an export, with everybody told how far they are. One bar for counting and writing alike. */
final class RowsOut {
    private static final int TELL_EVERY = 500;

    private final LeavingRows rows;
    private final LeavingWriter writer;
    private final StepContext context;
    private final ProgressMeter meter;
    private final Map<String, List<DataFormat>> also;
    private final Map<String, Long> looked = new HashMap<>();
    private List<LeavingTable> tables = List.of();

    private RowsOut(LeavingRows rows, Map<String, List<DataFormat>> also, StepContext context,
            ProgressMeter meter) {
        this.rows = rows;
        this.also = also;
        this.writer = new LeavingWriter(rows, also);
        this.context = context;
        this.meter = meter;
    }

    /** Counts and sums what leaves. */
    static RowsOut look(ExportInput input, Plan plan, Transaction transaction, StepContext context)
            throws ProblemException {
        Playbook chosen = input.playbook().only(dataset -> plan.data().takes(dataset.id()));
        var rows = new LeavingRows(chosen, plan, input.source(), transaction);
        Optional<Finding> problem = rows.problems().stream().findFirst();
        if (problem.isPresent()) {
            throw new SiteException(problem.get().problem());
        }
        Map<String, List<DataFormat>> also = formats(plan);
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (Map.Entry<String, Long> size : rows.sizes().entrySet()) {
            String id = chosen.dataset(size.getKey()).map(Playbook.Dataset::id).orElse("");
            sizes.put(size.getKey(), size.getValue() * (2 + also.getOrDefault(id, List.of()).size()));
        }
        var out = new RowsOut(rows, also, context, new ProgressMeter(context.progress(), context.clock(),
                sizes));
        out.tables = rows.look(new SampleText(List.of()), out::looking).orElseThrow(
                ExportStep.StopAskedException::new);
        return out;
    }

    private static Map<String, List<DataFormat>> formats(Plan plan) {
        Map<String, List<DataFormat>> formats = new HashMap<>();
        plan.data().also().forEach((dataset, some) -> formats.put(dataset, some.stream().map(
                format -> DataFormat.valueOf(format.name())).toList()));
        return formats;
    }

    private boolean looking(String table, long count, long bytes) {
        looked.put(table, count);
        return tell(new Told("export.activity.look", table, bytes), count, 0);
    }

    private boolean writing(String table, long count, long bytes) {
        return tell(new Told("export.activity.write", table, bytes), count, looked.getOrDefault(table, 0L));
    }

    /** What people are told now and then. */
    private record Told(String activity, String table, long bytes) {}

    private boolean tell(Told told, long count, long before) {
        if (count % TELL_EVERY == 1) {
            meter.activity(told.activity(), told.table(), told.bytes());
            meter.at(told.table(), State.RUNNING, before + count, 0);
            return context.stop().shouldStop();
        }
        return false;
    }

    /** Writes the rows; the bundle is opened and counted behind them. */
    void write(BundleWriter bundle) throws ProblemException {
        if (!writer.write(bundle, this::writing) || context.stop().shouldStop()) {
            throw new ExportStep.StopAskedException();
        }
        for (LeavingTable table : tables) {
            meter.finished(rows.tableOf(table), 0);
        }
        meter.activity("export.activity.check");
    }

    boolean isThere() {
        return tables.stream().anyMatch(table -> table.facts().rows() > 0);
    }

    /** Bytes that the bundle takes at the most, all formats together. */
    long bytes() {
        return tables.stream().mapToLong(table -> table.facts().bytes() * writer.times(table.dataset()))
                .sum();
    }

    List<Dataset> datasets() {
        return writer.datasets();
    }

    List<LeftOut> leftOut() {
        return rows.leftOut();
    }

    List<ExportReport.Table> tables() {
        return tables.stream().map(table -> new ExportReport.Table(table.dataset(), table.facts().rows(),
                table
                        .facts().bytes(), table.facts().first(), table.facts().last(), table.facts().sha256(),
                also
                        .getOrDefault(table.dataset(), List.of()).stream().map(DataFormat::ending).toList()))
                .toList();
    }
}
