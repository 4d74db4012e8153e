package org.fairlead.desktop;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javafx.application.Application;
import javafx.stage.Stage;

import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.shell.Surroundings;
import org.fairlead.desktop.shell.WindowMemory;
import org.fairlead.desktop.shell.WizardWindow;
import org.fairlead.run.DriverLogs;
import org.fairlead.run.Workspaces;
import org.fairlead.text.Messages;

/**
 * The window's entry point, where its surroundings come in: {@code fairlead-wizard [--home DIR] [--demo]}.
 */
public final class FairleadWizard extends Application {
    /** Opens the window and returns when it is closed. */
    public static void main(String[] arguments) {
        DriverLogs.join();
        launch(FairleadWizard.class, arguments);
    }

    @Override
    public void start(Stage stage) {
        List<String> arguments = getParameters().getRaw();
        open(stage, home(arguments), arguments.contains("--demo"));
    }

    void open(Stage stage, Path home, boolean demo) {
        Engine engine = new Engine(home);
        ExecutorService many = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name(
                "fairlead-work-", 0).factory());
        ExecutorService one = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name(
                "fairlead-journey").factory());
        Clock clock = Clock.system(ZoneId.systemDefault());
        Messages messages = Messages.english();
        var ports = engine.ports(new StageChooser(stage), file -> getHostServices().showDocument(file.toUri()
                .toString()), new StagePrinting(stage, new Words(messages, clock), many));
        var surroundings = new Surroundings(clock, new SecureRandom(), ports, new Surroundings.Workers(many,
                one), new WindowMemory(home.resolve("window.properties")), System.getenv());
        var window = new WizardWindow(stage, surroundings, messages);
        Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> window.bug(thrown));
        window.open(engine::workspace, () -> {
            many.execute(engine::close);
            many.shutdown();
            one.shutdown();
        });
        if (demo) {
            window.demo();
        }
    }

    private static Path home(List<String> arguments) {
        int place = arguments.indexOf("--home");
        if (place >= 0 && place + 1 < arguments.size()) {
            return Path.of(arguments.get(place + 1));
        }
        return Workspaces.defaultHome(System.getenv());
    }
}
