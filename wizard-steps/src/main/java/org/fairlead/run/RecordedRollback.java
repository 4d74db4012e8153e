package org.fairlead.run;

import java.util.Map;
import java.util.Optional;

import org.fairlead.model.ProblemException;
import org.fairlead.playbook.Playbook;
import org.fairlead.run.RunCommands.Opened;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.Secret;
import org.fairlead.site.Files;
import org.fairlead.site.Site;
import org.fairlead.site.Site.Side;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.rollback.RollbackInput;
import org.fairlead.step.rollback.RollbackPreview;
import org.fairlead.step.rollback.RollbackReport;
import org.fairlead.step.rollback.RollbackStep;

/** Taking back what a run wrote, or seeing what that would do. */
record RecordedRollback(Playbook between, RunKeys keys, RunParts parts) {
    StepOutcome<RollbackReport> run(Secret passphrase, Map<String, String> decisions, StepContext context)
            throws ProblemException, StepException {
        AgeOpener opener = keys.open(passphrase);
        parts.quiet().end(context.clock());
        new RunFlows(parts.plan(), parts.sites(), context.log()).takeBack(context.clock());
        new RunRepairs(between, parts.plan(), parts.sites(), context.log(), context.clock()).backAll(false);
        try (Site target = parts.sites().target(parts.plan());
                Opened opened = parts.commands().open();
                Source source = source()) {
            var after = new AfterRollback(between, parts);
            after.begin(target, context);
            StepOutcome<RollbackReport> outcome = new RollbackStep().run(new RollbackInput(between, source
                    .files(), target, keys.wayBack(), opener, decisions, opened.actions()), context);
            if (!(outcome instanceof StepOutcome.Done<RollbackReport>(RollbackReport report))) {
                return outcome;
            }
            return report.with(after.look(report, target, context)).outcome();
        }
    }

    StepOutcome<RollbackPreview> preview(Secret passphrase, Map<String, String> decisions,
            StepContext context) throws ProblemException, StepException {
        if (!keys.exist()) {
            return new StepOutcome.Done<>(RollbackPreview.NOTHING);
        }
        AgeOpener opener = keys.open(passphrase);
        try (Site target = parts.sites().target(parts.plan());
                Opened opened = parts.commands().open();
                Source source = source()) {
            StepOutcome<RollbackPreview> seen = new RollbackStep().preview(new RollbackInput(between, source
                    .files(), target, keys
                            .wayBack(),
                    opener, decisions, opened.actions()), context);
            return seen instanceof StepOutcome.Done<RollbackPreview>(RollbackPreview preview)
                    ? new StepOutcome.Done<>(new AfterRollback(between, parts).looked(preview, target,
                            context)) : seen;
        }
    }

    /** The files that copies were made of. */
    private record Source(Optional<Files> files) implements AutoCloseable {
        @Override
        public void close() {
            files.ifPresent(Files::close);
        }
    }

    private Source source() throws ProblemException {
        return new Source(parts.sites().files(parts.plan().source(), Side.SOURCE));
    }
}
