package org.fairlead.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.run.SiteCopyReport;
import org.fairlead.run.SiteCopyWork;
import org.fairlead.run.SiteCopyWork.Served;
import org.fairlead.secret.Secret;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.StopSignal;

/**
 * Makes a scratch copy of the target as it was before the run, which answers beside it until it is removed.
 */
@Command(name = "site-copy", mixinStandardHelpOptions = true)
final class SiteCopyCommand implements Callable<Integer> {
    private static final String STEP = "site-copy";
    private static final String NEEDS_PASSPHRASE = "site-copy.problem.passphrase";
    private static final long LOOK_MILLIS = 200;

    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Parameters(paramLabel = "PLAN|RUN", descriptionKey = "parameter.plan-or-run")
    private String of = "";
    @Option(names = "--serve", descriptionKey = "option.site-copy-serve")
    private boolean serve;
    @Option(names = "--php", paramLabel = "COMMAND", descriptionKey = "option.php")
    private String php = "php";
    @Option(names = "--remove", descriptionKey = "option.site-copy-remove")
    private boolean remove;

    @Override
    public Integer call() throws Exception {
        try (Session session = session()) {
            SiteCopyWork copy = session.journey().rehearsal().site();
            if (remove) {
                copy.remove();
                session.said(STEP, "removed", Map.of(), () -> session.out().println(session.messages().text(
                        "cli.site-copy.removed", session.journey().runId())));
                return ExitCode.DONE;
            }
            if (!serve || copy.there().isEmpty()) {
                int code = session.show(STEP, made(session, copy));
                if (code != ExitCode.DONE || !serve) {
                    return code;
                }
            }
            return serve(session, copy);
        }
    }

    private Session session() throws ProblemException {
        return Files.isRegularFile(Path.of(of)) ? Session.ofPlan(options, Path.of(of), spec.commandLine()
                .getOut()) : Session.ofRun(options, Optional.of(of), spec.commandLine().getOut());
    }

    /** Of a run that has written, the copy is made of its backup, which a passphrase opens. */
    private StepOutcome<SiteCopyReport> made(Session session, SiteCopyWork copy) throws ProblemException {
        try {
            return copy.make(Optional.empty(), session.controls());
        } catch (StepException e) {
            if (!e.problem().key().equals(NEEDS_PASSPHRASE)) {
                throw e;
            }
            try (Secret passphrase = options.passphrase(false)) {
                return copy.make(Optional.of(passphrase), session.controls());
            }
        }
    }

    /** Says where it answers, and stays until somebody stops the command. */
    private int serve(Session session, SiteCopyWork copy) throws ProblemException, InterruptedException {
        if (!session.json()) {
            session.out().println(session.messages().text("cli.site-copy.command", php, copy.there().map(
                    SiteCopyReport::folder).orElse("")));
        }
        Served served = copy.serve(php);
        session.said(STEP, "served", served, () -> {
            session.out().println(session.messages().text("cli.site-copy.serves", served.address()));
            served.amiss().ifPresent(amiss -> say(session, amiss));
        });
        StopSignal stop = session.controls().stop();
        while (!stop.shouldStop() && copy.served().isPresent()) {
            Thread.sleep(LOOK_MILLIS);
        }
        copy.stop();
        Optional<Problem> ended = stop.shouldStop() ? Optional.empty() : copy.ended();
        ended.ifPresent(why -> session.said(STEP, "ended", why, () -> say(session, why)));
        return ended.isPresent() ? ExitCode.GATE : ExitCode.DONE;
    }

    private static void say(Session session, Problem problem) {
        session.out().println("  " + OutcomePrinter.mark(problem.severity()) + " " + Failures.plain(session
                .messages().text(problem)));
    }
}
