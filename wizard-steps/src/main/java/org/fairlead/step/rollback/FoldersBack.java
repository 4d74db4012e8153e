package org.fairlead.step.rollback;

import java.io.IOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.fairlead.action.KeptFolders;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Files;
import org.fairlead.step.StepContext;
import org.fairlead.step.rollback.RollbackPreview.Undoing;
import org.fairlead.step.rollback.RollbackReport.Kept;

/**
 * Folders of programs that were kept whole. Whoever has changed one since, it goes back only where that
 * question
 * itself was answered so; what is there now stays beside it under another name.
 */
final class FoldersBack {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss", Locale.ROOT)
            .withZone(
                    ZoneOffset.UTC);
    private static final int NAMED = 20;

    private final RollbackInput input;
    private final StepContext context;

    FoldersBack(RollbackInput input, StepContext context) {
        this.input = input;
        this.context = context;
    }

    private Optional<KeptFolders> folders() {
        return input.target().app().map(tree -> new KeptFolders(tree, input.target().shell(), context.log()
                .folder()
                .resolve("backup"), context.log()));
    }

    private static String question(String folder) {
        return "folder/" + folder;
    }

    /** Asks about each that is not as it was, and notes what goes back. */
    void look(Ledger ledger) throws ProblemException {
        Optional<KeptFolders> folders = folders();
        if (folders.isEmpty()) {
            return;
        }
        String place = input.target().app().map(Files::place).orElse("");
        for (Map.Entry<String, Integer> one : folders.get().differing().entrySet()) {
            if (ledger.runs(question(one.getKey()), new Kept(place, one.getKey(), "changed-since"), Problem
                    .warning(
                            "rollback.question.folder", one.getKey(), place, one.getValue()))) {
                ledger.undone(new Undoing(place + "/" + one.getKey(), "app-files", 0, one.getValue(), 0));
            }
        }
    }

    /** Puts back what was agreed to. */
    void run() throws ProblemException, IOException {
        Optional<KeptFolders> folders = folders();
        if (folders.isEmpty()) {
            return;
        }
        for (String folder : folders.get().differing().keySet()) {
            if ("undo".equals(input.decisions().get(question(folder)))) {
                tell(folder, folders.get().putBack(folder, STAMP.format(context.clock().instant()), input
                        .opener()));
            }
        }
    }

    private void tell(String folder, KeptFolders.Back back) throws ProblemException {
        RunLog log = context.log();
        log.event(Problem.info("rollback.event.folder", folder, back.aside()));
        if (!back.unreadable().isEmpty()) {
            log.event(Problem.warning("rollback.warning.unreadable", folder, back.unreadable().size(), String
                    .join(", ",
                            back.unreadable().stream().limit(NAMED).toList())));
        } else if (!back.foreign().isEmpty()) {
            log.event(Problem.info("rollback.info.foreign", folder, back.foreign().size()));
        }
    }
}
