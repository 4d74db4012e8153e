package org.fairlead.cli;

import java.nio.file.Path;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.run.Journey;
import org.fairlead.run.StepRunner;
import org.fairlead.run.StepRunner.PassphraseSource;
import org.fairlead.site.SiteException;
import org.fairlead.step.StepOutcome;

/** Goes through the steps of a journey that are not done yet, and ends with the report. */
final class WholeRun {
    private final Session session;
    private final PassphraseSource passphrase;

    WholeRun(Session session, PassphraseSource passphrase) {
        this.session = session;
        this.passphrase = passphrase;
    }

    int go() throws ProblemException {
        Journey journey = session.journey();
        if (journey.steps().contains("export") || journey.steps().contains("import")) {
            throw new SiteException(Problem.blocker("cli.problem.step-by-itself", String.join(", ", journey
                    .steps())));
        }
        for (String step : StepRunner.open(journey)) {
            session.out().println(session.messages().text("step." + step));
            StepOutcome<?> outcome = StepRunner.perform(journey, step, passphrase, session.controls());
            int code = session.show(step, outcome);
            if (code != ExitCode.DONE) {
                return code;
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
}
