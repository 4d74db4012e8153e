package org.fairlead.step.rollback;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

import org.fairlead.action.FileCopies;
import org.fairlead.action.FileCopies.Leaving;
import org.fairlead.action.SettingsAction;
import org.fairlead.action.SettingsAction.Undone;
import org.fairlead.model.ProblemException;
import org.fairlead.playbook.Action;
import org.fairlead.site.Files;
import org.fairlead.site.Settings;
import org.fairlead.step.StepContext;
import org.fairlead.step.rollback.RollbackPreview.Undoing;
import org.fairlead.step.rollback.RollbackReport.Kept;

/** Gives settings and files back, last written first, or only says what that would do. */
final class FilesBack {
    private final RollbackInput input;
    private final StepContext context;
    private final Ledger ledger;

    FilesBack(RollbackInput input, StepContext context, Ledger ledger) {
        this.input = input;
        this.context = context;
        this.ledger = ledger;
    }

    /** Whether to do it or only to say what it would do. */
    enum Manner {
        DO, LOOK
    }

    void run(Manner manner) throws ProblemException, IOException {
        for (Action action : input.playbook().actions().reversed()) {
            if (action instanceof Action.EnvLines lines && input.target().settings().isPresent()) {
                lines(lines, input.target().settings().get(), manner);
            } else if (action instanceof Action.CopyFiles copy && input.sourceFiles().isPresent()
                    && input.target().files().isPresent()) {
                files(copy, input.sourceFiles().get(), input.target().files().get(), manner);
            }
        }
    }

    private void lines(Action.EnvLines lines, Settings settings, Manner manner)
            throws ProblemException, IOException {
        var action = new SettingsAction(settings, input.wayBack(), context.log());
        Undone undone = manner == Manner.DO ? action.undo(lines, input.opener()) : action.leaving(lines, input
                .opener());
        if (undone == Undone.NOTHING) {
            return;
        }
        String manners = undone == Undone.LINES_ONLY ? "lines" : undone.name().toLowerCase(Locale.ROOT);
        ledger.undone(new Undoing(settings.place(), "settings-" + manners, 0, 1, 0));
        if (undone == Undone.LINES_ONLY) {
            ledger.stays(new Kept(settings.place(), lines.id(), "lines-only"));
        }
    }

    private void files(Action.CopyFiles copy, Files source, Files target, Manner manner)
            throws ProblemException, IOException {
        var copies = new FileCopies(source, target, input.wayBack());
        Leaving leaving = copies.leaving(copy, input.opener());
        List<String> changed = manner == Manner.DO ? copies.undo(copy, input.opener()) : leaving.changed();
        if (!leaving.going().isEmpty()) {
            ledger.undone(new Undoing(target.place(), "files", leaving.going().size(), 0, 0));
        }
        changed.forEach(path -> ledger.stays(new Kept(target.place(), path, "changed-since")));
    }
}
