package org.fairlead.playbook;

import java.util.List;
import java.util.Optional;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Severity;

/**
 * What a playbook knows about things that go wrong.
 *
 * @param cards
 * the first that helps with a thing is the one that is shown for it
 * @param repairs
 * what can be mended once a person has confirmed it
 */
public record Trouble(List<HelpCard> cards, List<Repair> repairs) {
    public static final Trouble NONE = new Trouble(List.of(), List.of());

    public Trouble {
        cards = List.copyOf(cards);
        repairs = List.copyOf(repairs);
    }

    /** The same for a site whose tables have a prefix. */
    Trouble at(String prefix) {
        return new Trouble(cards, repairs.stream().map(one -> one.at(prefix)).toList());
    }

    public Optional<HelpCard> card(String id) {
        return cards.stream().filter(card -> card.id().equals(id)).findFirst();
    }

    /** The card for something that was found, none where all is well with it. */
    public Optional<HelpCard> about(Finding finding) {
        return isTrouble(finding.problem()) ? cards.stream().filter(card -> card.helpsWith(finding.id())
                || card.helpsWith(finding.problem().key())).findFirst() : Optional.empty();
    }

    /** The card for an error. */
    public Optional<HelpCard> about(Problem problem) {
        return isTrouble(problem) ? cards.stream().filter(card -> card.helpsWith(problem.key())).findFirst()
                : Optional.empty();
    }

    private static boolean isTrouble(Problem problem) {
        return problem.severity() == Severity.BLOCKER || problem.severity() == Severity.WARNING;
    }
}
