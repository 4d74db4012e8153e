package org.fairlead.desktop.page.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.fairlead.bundle.BundleFile;
import org.fairlead.bundle.BundleKey;
import org.fairlead.bundle.BundleManifest;
import org.fairlead.bundle.BundleReader;
import org.fairlead.bundle.BundleTotals;
import org.fairlead.bundle.ReadWatch;
import org.fairlead.bundle.SignatureState;
import org.fairlead.bundle.VerifiedBundle;
import org.fairlead.desktop.kit.EnteredSecrets;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.BundleAccess;
import org.fairlead.desktop.page.BundleDoor;
import org.fairlead.desktop.page.Navigator;
import org.fairlead.desktop.page.PlaybookWords;
import org.fairlead.desktop.page.Tools;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Carry;
import org.fairlead.plan.Carry.Mode;
import org.fairlead.plan.Carry.Strategy;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Job;
import org.fairlead.playbook.Way;
import org.fairlead.secret.SignerKey;
import org.fairlead.secret.SigningKeyFile;

/** Reads a bundle from end to end, says what it is, and begins an import of it. */
final class BundlePageModel {
    private final Tools tools;
    private final Navigator navigator;
    private final String path;
    private final EnteredSecrets secrets = new EnteredSecrets(Map.of());
    private final BundleAccess access = new BundleAccess(secrets);
    private final BundleDoor door;
    private final BooleanProperty reading = new SimpleBooleanProperty();
    private final StringProperty signer = new SimpleStringProperty("");
    private final ObjectProperty<Optional<Opened>> opened = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    /**
     * What was read.
     *
     * @param playbook
     * of the system it is for; empty when this program does not know it
     * @param jobs
     * ids of the jobs that can take it
     */
    record Opened(BundleManifest manifest, BundleTotals totals, SignatureState signature, long bytes,
            int volumes,
            boolean encrypted, Optional<Playbook> playbook, List<String> jobs) {}

    BundlePageModel(Tools tools, Navigator navigator, Path file) {
        this.tools = tools;
        this.navigator = navigator;
        path = file.toString();
        door = new BundleDoor(access, tools.background());
    }

    void load() {
        if (opened.get().isEmpty() && !reading.get()) {
            door.look(() -> BundleAccess.file(path), this::read);
        }
    }

    /** Reads it again and holds the signature against a public key. */
    void check() {
        read();
    }

    private void read() {
        reading.set(true);
        problem.set(Optional.empty());
        String whose = signer.get().strip();
        tools.background().run(() -> {
            Optional<SignerKey> wanted = whose.isEmpty() ? Optional.empty() : Optional.of(SigningKeyFile
                    .signer(
                            whose));
            return BundleDoor.through(Optional.of(door), key -> open(key.orElseThrow(), wanted));
        }).onSuccess(found -> opened.set(Optional.of(found))).onFailure(ProblemException.class, failure -> {
            if (opened.get().isPresent()) {
                problem.set(Optional.of(failure.problem()));
            } else {
                door.refused(failure);
            }
        }).atEnd(() -> reading.set(false)).start();
    }

    private Opened open(BundleKey key, Optional<SignerKey> wanted) throws ProblemException {
        BundleFile file = BundleAccess.file(path);
        try (VerifiedBundle bundle = new BundleReader().verify(file, key, ReadWatch.NONE)) {
            BundleManifest manifest = bundle.manifest();
            Optional<Playbook> playbook = tools.playbooks().stream().filter(known -> known.id().equals(
                    manifest
                            .playbook())).findFirst();
            List<String> jobs = playbook.stream().flatMap(known -> known.jobs().stream()).filter(
                    job -> takes(job, manifest)).map(Job::id).toList();
            return new Opened(manifest, bundle.totals(), bundle.signature(wanted), file.size(), file.parts()
                    .size(),
                    !(key instanceof BundleKey.None), playbook, jobs);
        } catch (IOException e) {
            throw new ProblemException(Problem.blocker("bundle.problem.cannot-read", path, e.getClass()
                    .getSimpleName()), e);
        }
    }

    /** Whether a job can begin with a bundle: it has all that the job moves. */
    private static boolean takes(Job job, BundleManifest manifest) {
        boolean settings = !job.steps().contains("import") || !manifest.components().isEmpty();
        boolean rows = !job.steps().contains("transfer") || !manifest.datasets().isEmpty();
        return job.ways().contains(Way.IMPORT) && job.from().contains(manifest.layout()) && settings && rows;
    }

    /** Begins a run that imports it; what opens it need not be asked again. */
    void arrive(String job) {
        opened.get().ifPresent(seen -> navigator.begin(Plan.of(seen.manifest().playbook(), job).withWay(
                Way.IMPORT)
                .withConfiguration(Carry.of(path, false, Mode.MERGE, Strategy.ASK)), access.typed()));
        secrets.close();
    }

    void leave() {
        secrets.close();
        navigator.home();
    }

    Words words() {
        return tools.words();
    }

    /** The words of the system that it is for. */
    PlaybookWords says() {
        return new PlaybookWords(opened.get().flatMap(Opened::playbook).map(playbook -> new Words(tools
                .workspace()
                .texts(playbook), tools.words().clock())).orElse(tools.words()));
    }

    Tools tools() {
        return tools;
    }

    String path() {
        return path;
    }

    BundleDoor door() {
        return door;
    }

    ReadOnlyBooleanProperty reading() {
        return reading;
    }

    /** A public key, or the name of its file. */
    StringProperty signer() {
        return signer;
    }

    ReadOnlyObjectProperty<Optional<Opened>> opened() {
        return opened;
    }

    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem;
    }
}
