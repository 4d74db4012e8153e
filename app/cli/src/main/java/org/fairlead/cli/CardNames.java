package org.fairlead.cli;

import java.util.Optional;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.playbook.HelpCard;
import org.fairlead.playbook.Playbook;
import org.fairlead.text.Messages;

/**
 * Names the card of help beside what went wrong.
 *
 * @param playbook
 * whose cards
 * @param messages
 * with its texts
 * @param run
 * id of the run that is spoken of; empty where there is none
 */
record CardNames(Playbook playbook, Messages messages, String run) {
    /** What stands behind a finding; empty where all is well with it. */
    String beside(Finding finding) {
        return playbook.trouble().about(finding).map(card -> " " + messages.text("cli.card", card.id()))
                .orElse("");
    }

    /** The lines that say how the card of an error is read, and what else can be done about a run. */
    Optional<String> read(Problem problem) {
        return help(problem).map(line -> run.isEmpty() ? line
                : line + System.lineSeparator() + messages.text("cli.closer", run));
    }

    /** The line that says how the card of a problem is read. */
    Optional<String> help(Problem problem) {
        return playbook.trouble().about(problem).map(this::line);
    }

    /** The line that says how cards are read, where one was named. */
    Optional<String> read(Iterable<Finding> findings) {
        for (Finding finding : findings) {
            Optional<HelpCard> card = playbook.trouble().about(finding);
            if (card.isPresent()) {
                return card.map(this::line);
            }
        }
        return Optional.empty();
    }

    private String line(HelpCard card) {
        return messages.text("cli.card.read", card.id(), playbook.id());
    }
}
