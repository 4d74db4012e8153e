package org.fairlead.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import picocli.CommandLine.Mixin;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.run.Journey;
import org.fairlead.run.StepRunner;
import org.fairlead.run.StepRunner.PassphraseSource;

/** Goes through the steps of a journey that are not done yet, and ends with the report. */
final class WholeRun {
    /** What the steps of settings need to know, and which other commands do not have. */
    static final class Choices {
        @Mixin
        private ExportChoice exporting = new ExportChoice();
        @Mixin
        private ImportChoice importing = new ImportChoice();
        @Mixin
        private Approving approving = new Approving();
        @Mixin
        private Accepting accepting = new Accepting();

        /** What opens a bundle. */
        BundleOpening opening() {
            return importing.opening();
        }
    }

    private final Session session;
    private final Options options;
    private final Choices choices;
    private final PassphraseSource passphrase;

    WholeRun(Session session, Options options, Choices choices) {
        this(session, options, choices, () -> options.passphrase(true));
    }

    /** One whose way back has a passphrase that nobody needs to be asked for. */
    WholeRun(Session session, Options options, Choices choices, PassphraseSource passphrase) {
        this.session = session;
        this.options = options;
        this.choices = choices;
        this.passphrase = passphrase;
    }

    /** Says what begins, and when those who planned it want to turn back. */
    private void announce(String step) {
        session.out().println(session.messages().text("step." + step));
        if (Set.of("import", "transfer", "upgrade").contains(step)) {
            session.journey().plan().rollbackTriggers().forEach(trigger -> session.out().println(session
                    .messages().text(
                            "cli.triggers", Failures.plain(trigger))));
        }
    }

    int go() throws ProblemException {
        Journey journey = session.journey();
        List<String> steps = StepRunner.open(journey);
        if (!steps.isEmpty()) {
            choices.accepting.sign(session);
            if (!choices.approving.settle(session)) {
                return ExitCode.DECISIONS;
            }
            choices.opening().open(journey, options);
        }
        for (String step : steps) {
            if (!options.json()) {
                announce(step);
            }
            int code = perform(step);
            if (code != ExitCode.DONE && code != ExitCode.OPEN_ITEMS) {
                return code;
            }
            if (journey.plan().acceptance().decideAfter().contains(step)) {
                return waits(step);
            }
        }
        Path report = journey.report(journey.log().folder().resolve("report.html"));
        session.out().println(session.messages().text("cli.report", report.toString()));
        int open = journey.log().summary().openItems();
        if (open > 0) {
            session.out().println(session.messages().text("cli.open-items", open));
        }
        session.out().flush();
        return open > 0 ? ExitCode.OPEN_ITEMS : ExitCode.DONE;
    }

    /** Leaves the decision to whoever looks at the result: to resume the run, or to take it back. */
    private int waits(String step) throws ProblemException {
        Journey journey = session.journey();
        journey.log().event(Problem.info("run.event.decide", step));
        session.out().println(session.messages().text("cli.decide", session.messages().text("step." + step),
                journey
                        .runId()));
        session.out().flush();
        return ExitCode.STOPPED;
    }

    private int perform(String step) throws ProblemException {
        return switch (step) {
            case "export" -> choices.exporting.export(session, options);
            case "import" -> choices.importing.arrive(session, options);
            default -> session.show(step, StepRunner.perform(session.journey(), step, passphrase, session
                    .controls()));
        };
    }
}
