package org.fairlead.cli;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.fairlead.model.ProblemException;
import org.fairlead.plan.OwnStatements;
import org.fairlead.plan.Plan;
import org.fairlead.run.StepRunner;

/** One step of a plan. */
abstract class StepCommand implements Callable<Integer> {
    /** Before these every command has to be decided on. */
    private static final Set<String> WRITING = Set.of("backup", "transfer", "upgrade");

    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Mixin
    private BundleOpening opening = new BundleOpening();
    @Mixin
    private Approving approving = new Approving();
    @Parameters(paramLabel = "PLAN", descriptionKey = "parameter.plan")
    private Path plan = Path.of("");

    private final String step;

    StepCommand(String step) {
        this.step = step;
    }

    @Override
    public Integer call() throws Exception {
        try (Session session = Session.ofPlan(options, plan, spec.commandLine().getOut())) {
            opening.open(session.journey(), options);
            if (options.dryRun() && canBeTried(session)) {
                session.warnOfTrial();
                return session.showTrial(session.journey().tryUpgrade(rows(), session.controls()));
            }
            if (options.dryRun() && !step.equals("assess") && !step.equals("verify")) {
                return new ReviewPrinter(session).print(options.json());
            }
            if (step.equals("assess") && !approving.settleQueries(session)) {
                return ExitCode.DECISIONS;
            }
            if (options.dryRun() && step.equals("verify")) {
                return look(session);
            }
            prepare(session);
            boolean asks = WRITING.contains(step) || (step.equals("verify") && !OwnStatements.open(session
                    .journey()
                    .plan()).isEmpty());
            if (asks && !approving.settle(session)) {
                return ExitCode.DECISIONS;
            }
            return session.show(step,
                    StepRunner.perform(session.journey(), step, () -> options.passphrase(true), session
                            .controls()));
        }
    }

    /** Verifies without trying what the plan writes: agreed to again afterwards, as it was. */
    private int look(Session session) throws Exception {
        Plan agreed = session.journey().plan();
        session.journey().change(OwnStatements.reading(agreed));
        try {
            return session.show(step, StepRunner.perform(session.journey(), step, () -> options.passphrase(
                    true),
                    session.controls()));
        } finally {
            session.journey().change(agreed);
        }
    }

    /** Whether everything before the upgrade is done, so that it can be tried. */
    private boolean canBeTried(Session session) throws ProblemException {
        return step.equals("upgrade") && !StepRunner.open(session.journey()).contains("transfer");
    }

    /** What is said to the run before the step begins. */
    void prepare(Session session) throws ProblemException {
        // most steps need nothing said
    }

    /** How many rows of each act are shown beforehand. */
    int rows() {
        return 0;
    }

    @Command(name = "assess", mixinStandardHelpOptions = true)
    static final class Assess extends StepCommand {
        Assess() {
            super("assess");
        }
    }

    @Command(name = "backup", mixinStandardHelpOptions = true)
    static final class Backup extends StepCommand {
        @Mixin
        private Accepting accepting = new Accepting();

        Backup() {
            super("backup");
        }

        @Override
        void prepare(Session session) throws ProblemException {
            accepting.sign(session);
        }
    }

    @Command(name = "transfer", mixinStandardHelpOptions = true)
    static final class Transfer extends StepCommand {
        Transfer() {
            super("transfer");
        }
    }

    @Command(name = "upgrade", mixinStandardHelpOptions = true)
    static final class Upgrade extends StepCommand {
        @Option(names = "--rows", paramLabel = "N", descriptionKey = "option.rows")
        private int rows = 20;

        Upgrade() {
            super("upgrade");
        }

        @Override
        int rows() {
            return Math.max(0, rows);
        }
    }

    @Command(name = "verify", mixinStandardHelpOptions = true)
    static final class Verify extends StepCommand {
        Verify() {
            super("verify");
        }
    }
}
