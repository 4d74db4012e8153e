package org.fairlead.desktop.page;

import java.nio.file.Path;
import java.util.Optional;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

import org.fairlead.model.ProblemException;
import org.fairlead.playbook.Way;
import org.fairlead.run.Journey;

/**
 * The way to rows that come from a bundle, shared by the pages of a run: asks which bundle and for its key
 * once,
 * opens it, and lets through what waits for that. A run whose rows come from a site goes through at once.
 * Lives
 * on the window's thread; what blocks is done in the background.
 */
public final class RowsGate {
    private final Desk desk;
    private final BundleDoor door;
    private final BooleanProperty choosing = new SimpleBooleanProperty();
    private final BooleanProperty reading = new SimpleBooleanProperty();
    private Optional<Opened> opened = Optional.empty();
    private Runnable then = () -> {};

    /** Which bundle is open, and for whom. */
    private record Opened(Journey journey, String bundle) {}

    RowsGate(Desk desk) {
        this.desk = desk;
        door = new BundleDoor(new BundleAccess(desk.secrets()), desk.tools().background());
    }

    /** Whether the rows of the run come from a bundle. */
    public boolean applies() {
        return desk.plan().get().way() == Way.IMPORT && desk.held().get().filter(held -> held.steps()
                .contains(
                        "transfer")).isPresent();
    }

    /** Goes on at once, or as soon as the bundle is open. */
    public void through(Runnable goOn) {
        if (!applies() || opened.equals(Optional.of(new Opened(desk.journey(), bundle())))) {
            goOn.run();
            return;
        }
        then = goOn;
        if (!reading.get()) {
            look();
        }
    }

    private String bundle() {
        return desk.plan().get().configuration().bundle();
    }

    private void look() {
        String bundle = bundle();
        choosing.set(bundle.isEmpty());
        if (!bundle.isEmpty()) {
            Journey journey = desk.journey();
            door.look(() -> journey.configuration().bundle(), this::open);
        }
    }

    /** Takes the rows from a bundle. */
    public void choose(Path bundle) {
        desk.hold(desk.plan().get().withConfiguration(desk.plan().get().configuration().withBundle(bundle
                .toString())), this::look, refusal -> door.refused(new ProblemException(refusal)));
    }

    private void open() {
        reading.set(true);
        Journey journey = desk.journey();
        String bundle = bundle();
        desk.tools().turn().run(() -> BundleDoor.through(Optional.of(door), key -> {
            journey.open(key.orElseThrow());
            return journey;
        })).onSuccess(open -> {
            opened = Optional.of(new Opened(open, bundle));
            then.run();
        }).onFailure(ProblemException.class, door::refused).atEnd(() -> reading.set(false)).start();
    }

    /** Whether nobody has said yet which bundle it is. */
    public ReadOnlyBooleanProperty choosing() {
        return choosing;
    }

    /** Whether the bundle is being opened. */
    public ReadOnlyBooleanProperty reading() {
        return reading;
    }

    BundleDoor door() {
        return door;
    }
}
