package org.fairlead.desktop.page.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

import org.fairlead.bundle.BundleTarget.Compression;
import org.fairlead.bundled.LeavingTable;
import org.fairlead.desktop.page.Desk;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.DataChoice;
import org.fairlead.plan.DataChoice.SideFormat;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook.Job;
import org.fairlead.run.Journey;

/** The rows that leave, in which formats, and how the file that they leave in is cut and compressed. */
final class RowsOutModel {
    private static final long MIB = 1L << 20;

    private final Desk desk;
    private final boolean applies;
    private final boolean alone;
    private final ObjectProperty<List<LeavingTable>> tables = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty reading = new SimpleBooleanProperty();
    private final ObjectProperty<PartSize> parts = new SimpleObjectProperty<>(PartSize.WHOLE);
    private final ObjectProperty<Compression> compression = new SimpleObjectProperty<>(Compression.FAST);
    private final Map<String, BooleanProperty> formats = new HashMap<>();

    /** Sizes that a bundle can be cut into. */
    enum PartSize {
        WHOLE(0), MIB_100(100 * MIB), MIB_700(700 * MIB), GIB_1(1024 * MIB), GIB_4(4096 * MIB);

        private final long bytes;

        PartSize(long bytes) {
            this.bytes = bytes;
        }

        /** Of a part; 0 where it is not cut. */
        long bytes() {
            return bytes;
        }
    }

    RowsOutModel(Desk desk) {
        this.desk = desk;
        List<String> steps = desk.playbook().get().flatMap(playbook -> playbook.job(desk.plan().get().job()))
                .map(
                        Job::steps).orElse(List.of());
        applies = steps.contains("transfer");
        alone = !steps.contains("import");
    }

    /** Whether rows leave at all. */
    boolean applies() {
        return applies;
    }

    /** Whether nothing but rows leaves. */
    boolean alone() {
        return alone;
    }

    /** Counts them, unless that was done. */
    void load() {
        if (!applies || reading.get() || !tables.get().isEmpty()) {
            return;
        }
        reading.set(true);
        problem.set(Optional.empty());
        Journey journey = desk.journey();
        desk.tools().turn().run(() -> journey.configuration().leaving()).onSuccess(tables::set).onFailure(
                ProblemException.class, failure -> problem.set(Optional.of(failure.problem()))).atEnd(
                        () -> reading.set(false)).start();
    }

    /** Whether a table is written in another format besides. */
    BooleanProperty also(String dataset, SideFormat format) {
        return formats.computeIfAbsent(dataset + "." + format.word(), key -> new SimpleBooleanProperty(desk
                .plan()
                .get().data().also().getOrDefault(dataset, List.of()).contains(format)));
    }

    /** The plan with the formats that were chosen. */
    Plan with(Plan plan) {
        Map<String, List<SideFormat>> also = new HashMap<>();
        for (LeavingTable table : tables.get()) {
            var chosen = new ArrayList<SideFormat>();
            for (SideFormat format : SideFormat.values()) {
                if (also(table.dataset(), format).get()) {
                    chosen.add(format);
                }
            }
            if (!chosen.isEmpty()) {
                also.put(table.dataset(), chosen);
            }
        }
        DataChoice data = plan.data();
        return applies && !data.also().equals(also) ? plan.withData(data.writtenAlso(also)) : plan;
    }

    long rows() {
        return tables.get().stream().mapToLong(table -> table.facts().rows()).sum();
    }

    ReadOnlyObjectProperty<List<LeavingTable>> tables() {
        return tables;
    }

    ObservableValue<Optional<Problem>> problem() {
        return problem;
    }

    ReadOnlyBooleanProperty reading() {
        return reading;
    }

    ObjectProperty<PartSize> parts() {
        return parts;
    }

    ObjectProperty<Compression> compression() {
        return compression;
    }
}
