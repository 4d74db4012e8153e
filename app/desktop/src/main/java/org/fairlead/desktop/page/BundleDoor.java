package org.fairlead.desktop.page;

import java.util.Optional;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.fairlead.bundle.BundleFile;
import org.fairlead.bundle.BundleFile.OpenedBy;
import org.fairlead.bundle.BundleKey;
import org.fairlead.desktop.kit.Background;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.secret.SecretException;

/**
 * The way into a bundle, as a page sees it: finds out what opens it, asks once, and asks again when that did
 * not fit. Lives on the window's thread; what blocks is done in the background.
 */
public final class BundleDoor {
    private final BundleAccess access;
    private final Background background;
    private final ObjectProperty<Optional<OpenedBy>> asking = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final StringProperty entered = new SimpleStringProperty("");
    private OpenedBy by = OpenedBy.ANYBODY;
    private Runnable then = () -> {};

    public BundleDoor(BundleAccess access, Background background) {
        this.access = access;
        this.background = background;
    }

    /**
     * Looks what opens a bundle; goes on at once when that is known, else when it was entered.
     *
     * @param bundle
     * finds it; blocks, since it may have to be fetched
     */
    public void look(Background.Call<BundleFile> bundle, Runnable goOn) {
        then = goOn;
        problem.set(Optional.empty());
        background.run(() -> bundle.get().openedBy())
                .onSuccess(this::looked)
                .onFailure(ProblemException.class, failure -> problem.set(Optional.of(failure.problem())))
                .start();
    }

    private void looked(OpenedBy found) {
        by = found;
        if (access.knows(found)) {
            then.run();
        } else {
            asking.set(Optional.of(found));
        }
    }

    /** Takes what was entered and goes on. */
    public void enter() {
        if (!entered.get().isEmpty()) {
            access.remember(by, entered.get());
            entered.set("");
            asking.set(Optional.empty());
            problem.set(Optional.empty());
            then.run();
        }
    }

    /** Tells that the bundle could not be opened; asks again when it was for the key. */
    public void refused(ProblemException failure) {
        problem.set(Optional.of(failure.problem()));
        if (failure instanceof SecretException && by != OpenedBy.ANYBODY) {
            access.forget();
            asking.set(Optional.of(by));
        }
    }

    /** Uses the key of a door, or none where there is no bundle; blocks. */
    public static <T> T through(Optional<BundleDoor> door, Use<T> use) throws ProblemException {
        return door.isEmpty() ? use.with(Optional.empty())
                : door.get().access.use(door.get().by, key -> use.with(Optional.of(key)));
    }

    /** What is done behind the door. */
    @FunctionalInterface
    public interface Use<T> {
        T with(Optional<BundleKey> key) throws ProblemException;
    }

    /** Whether it asks for something, or has to say why it does not open. */
    BooleanBinding isNeeded() {
        return Bindings.createBooleanBinding(() -> asking.get().isPresent() || problem.get().isPresent(),
                asking,
                problem);
    }

    /** What has to be entered now; empty while nothing has. */
    public ReadOnlyObjectProperty<Optional<OpenedBy>> asking() {
        return asking;
    }

    /** Why it does not open. */
    public ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    /** A passphrase, or the path of a file of private keys. */
    public StringProperty entered() {
        return entered;
    }
}
