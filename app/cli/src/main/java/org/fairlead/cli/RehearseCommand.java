package org.fairlead.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.fairlead.model.ProblemException;
import org.fairlead.plan.Answers;
import org.fairlead.playbook.Condition;
import org.fairlead.playbook.SuiteCheck;
import org.fairlead.rehearsal.RehearsalReport;
import org.fairlead.run.RehearsalWork;
import org.fairlead.step.StepOutcome;

/** Tries a plan on a copy of its target, which is removed afterwards. */
@Command(name = "rehearse", mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Mixin
    private ImportChoice importing = new ImportChoice();
    @Mixin
    private Approving approving = new Approving();
    @Option(names = "--step-by-step", descriptionKey = "option.step-by-step")
    private boolean stepByStep;
    @Option(names = "--php", paramLabel = "COMMAND", descriptionKey = "option.rehearse-php")
    private String php = "";
    @Parameters(paramLabel = "PLAN", descriptionKey = "parameter.plan")
    private Path plan = Path.of("");

    @Override
    public Integer call() throws Exception {
        try (Session session = Session.ofPlan(options, plan, spec.commandLine().getOut())) {
            importing.decide(session);
            boolean tests = session.journey().playbook().checks().stream().anyMatch(check -> check.kind()
                    .equals(
                            SuiteCheck.KIND) && Condition.holds(check.command().when(), Answers.of(session
                                    .journey()
                                    .playbook(), session.journey().plan())));
            boolean settled = stepByStep || (tests ? approving.settle(session)
                    : approving.settleQueries(session));
            if (!settled) {
                return ExitCode.DECISIONS;
            }
            if (stepByStep) {
                return importing.withKey(session, options, key -> session.show("step-by-step", work(session)
                        .stepByStep(key, session.controls())));
            }
            return importing.withKey(session, options, key -> {
                StepOutcome<RehearsalReport> outcome = work(session).run(key, session.controls());
                if (outcome instanceof StepOutcome.NeedsDecisions<RehearsalReport>(var open)) {
                    ImportChoice.ask(session, open);
                }
                int code = session.show("rehearse", outcome);
                if (code == ExitCode.GATE && !options.json()) {
                    session.out().println(session.messages().text("cli.rehearse.issues", session.journey()
                            .runId()));
                }
                return code;
            });
        }
    }

    /** The copy answers requests where a program is named that serves it. */
    private RehearsalWork work(Session session) throws ProblemException {
        RehearsalWork work = session.journey().rehearsal();
        return php.isEmpty() ? work : work.serving(php);
    }
}
