package org.fairlead.cli;

import picocli.CommandLine.ParameterException;

import org.fairlead.bundle.BundleException;
import org.fairlead.model.ProblemException;
import org.fairlead.playbook.InvalidFileException;
import org.fairlead.step.StepOutcome;

/** What a process ends with. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int GATE = 3;
    static final int DECISIONS = 4;
    static final int STOPPED = 5;
    static final int WRONG_KEY = 6;
    static final int DAMAGED = 7;
    static final int OPEN_ITEMS = 8;
    static final int BUG = 70;

    private ExitCode() {}

    static int of(Throwable failure) {
        if (failure instanceof InvalidFileException || failure instanceof ParameterException) {
            return USAGE;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BundleException bundle && !bundle.equals(failure)) {
                return of(bundle);
            }
        }
        if (failure instanceof BundleException bundle) {
            return bundle.diagnosis() == BundleException.Diagnosis.FAILED ? FAILED : DAMAGED;
        }
        if (!(failure instanceof ProblemException problem)) {
            return BUG;
        }
        return switch (problem.problem().key()) {
            case "secret.problem.wrong-key", "secret.problem.work-factor" -> WRONG_KEY;
            case "secret.problem.damaged", "secret.problem.cut", "secret.problem.foreign",
                    "record.problem.archive-cut", "record.problem.journal-cut", "dump.problem.changed",
                    "dump.problem.cut", "dump.problem.foreign" ->
                    DAMAGED;
            case "run.problem.step-first", "run.problem.no-backup", "rehearsal.problem.required",
                    "rehearsal.problem.open" ->
                    GATE;
            case "cli.problem.other-commands", "command.problem.not-approved" -> DECISIONS;
            case "cli.problem.usage", "bundle.problem.key-needed", "bundle.problem.passphrase-needed" ->
                    USAGE;
            default -> FAILED;
        };
    }

    static int of(StepOutcome<?> outcome) {
        return switch (outcome) {
            case StepOutcome.Done<?> done -> DONE;
            case StepOutcome.Blocked<?> blocked -> GATE;
            case StepOutcome.NeedsDecisions<?> decisions -> DECISIONS;
            case StepOutcome.Stopped<?> stopped -> STOPPED;
        };
    }
}
