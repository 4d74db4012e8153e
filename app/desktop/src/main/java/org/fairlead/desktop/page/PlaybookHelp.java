package org.fairlead.desktop.page;

import java.util.Optional;
import java.util.function.Consumer;

import org.fairlead.desktop.kit.Helping;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.playbook.HelpCard;
import org.fairlead.playbook.Trouble;

/** The cards of a playbook. */
record PlaybookHelp(Trouble trouble, Consumer<HelpCard> open) implements Helping {
    @Override
    public Optional<Runnable> with(Finding finding) {
        return trouble.about(finding).map(this::opening);
    }

    @Override
    public Optional<Runnable> with(Problem problem) {
        return trouble.about(problem).map(this::opening);
    }

    private Runnable opening(HelpCard card) {
        return () -> open.accept(card);
    }
}
