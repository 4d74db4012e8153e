package org.fairlead.diagnose;

import java.util.List;
import java.util.function.Consumer;

import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;

/** What one side answered so far, told as it comes. */
final class Answers {
    private final String side;
    private final Consumer<Finding> told;

    /**
     * @param side
     * "source", "target", "web" or "provider"
     */
    Answers(String side, Consumer<Finding> told) {
        this.side = side;
        this.told = told;
    }

    /** A question. */
    interface Question {
        Problem ask() throws ProblemException;
    }

    /**
     * Asks, and tells the answer.
     *
     * @return whether it makes sense to ask on
     */
    boolean ask(String id, Question question) {
        Problem answer;
        try {
            answer = question.ask();
        } catch (ProblemException e) {
            answer = e.problem();
        }
        Finding finding = finding(id, answer);
        told.accept(finding);
        return !finding.blocks();
    }

    void tell(String id, Problem answer) {
        told.accept(finding(id, answer));
    }

    void tell(String id, Problem answer, List<String> columns, List<List<String>> rows) {
        told.accept(finding(id, answer).with(new Evidence(columns, rows.stream().limit(Evidence.LIMIT)
                .toList(),
                rows.size())));
    }

    private Finding finding(String id, Problem answer) {
        return new Finding("diagnose/" + side + "/" + id, "diagnose.group." + side, answer);
    }
}
