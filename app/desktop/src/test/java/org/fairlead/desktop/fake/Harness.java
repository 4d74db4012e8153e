package org.fairlead.desktop.fake;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javafx.stage.Stage;

import org.fairlead.desktop.kit.Background;
import org.fairlead.desktop.kit.Ports;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Tools;
import org.fairlead.desktop.shell.Surroundings;
import org.fairlead.desktop.shell.WindowMemory;
import org.fairlead.desktop.shell.WizardWindow;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.report.Document;

/** The window, or one page's tools, over the pretended engine. */
public final class Harness {
    /** Goes on, from the same moment in every test. */
    public static final Clock CLOCK = Clock.offset(Clock.system(ZoneId.of("Europe/Paris")), Duration.between(
            Instant
                    .now(), Instant.parse("2026-11-21T09:42:00Z")));

    public final Script script = new Script();
    public final FakeChooser chooser = new FakeChooser();
    public final List<Path> opened = new CopyOnWriteArrayList<>();
    public final List<Document> printed = new CopyOnWriteArrayList<>();
    private FakeWorkspace workspace;
    private WizardWindow window;

    /** Opens the window; its look is kept in the folder. */
    public void open(Stage stage, Path folder) {
        workspace = new FakeWorkspace(script, CLOCK);
        ExecutorService many = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
        ExecutorService one = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
        window = new WizardWindow(stage, new Surroundings(CLOCK, new SecureRandom(), ports(),
                new Surroundings.Workers(many,
                        one), new WindowMemory(folder.resolve("window.properties")), Map.of("DB_PASSWORD",
                                "secret")), workspace.messages());
        window.open(() -> workspace, () -> {
            many.shutdown();
            one.shutdown();
        });
    }

    /** Tools whose work is done at once, on the caller's thread or the given one. */
    public Tools tools(Executor worker) {
        workspace = new FakeWorkspace(script, CLOCK);
        Background background = new Background(worker, Runnable::run, thrown -> {
            throw new AssertionError(thrown);
        });
        return new Tools(workspace, background, background, new Words(workspace.messages(), CLOCK), ports(),
                new SecureRandom());
    }

    private Ports ports() {
        return new Ports(chooser, opened::add, (document, told) -> {
            printed.add(document);
            told.accept(script.printing);
        }, new Ports.PlanFiles() {
            @Override
            public Plan read(Path file) {
                return script.planFile.orElseGet(workspace::complete);
            }

            @Override
            public void write(Plan plan, Path file) throws ProblemException {
                opened.add(file);
            }
        }, () -> new Ports.Sample(workspace.complete(), Map.of("target.password", "sample")));
    }

    public FakeWorkspace workspace() {
        return workspace;
    }

    public WizardWindow window() {
        return window;
    }
}
