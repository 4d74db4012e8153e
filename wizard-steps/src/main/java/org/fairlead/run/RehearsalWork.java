package org.fairlead.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.bundle.BundleKey;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.rehearsal.Issue;
import org.fairlead.rehearsal.RehearsalReport;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;

/**
 * Trying the plan of a run on a copy of its target. Every method blocks; what is said of {@link Journey}
 * holds
 * here too.
 */
public interface RehearsalWork {
    /**
     * Copies the target's database beside it, carries the plan out there from assessment to verification,
     * and removes the copy. Nothing of the site itself is written to; its mail, pages, commands, stores and
     * providers are left alone.
     *
     * @param key
     * opens the bundle that the plan brings in, where it does; its secrets may be closed afterwards
     * @return blocked where it met issues; decisions needed where the import has questions that the plan does
     * not answer
     */
    StepOutcome<RehearsalReport> run(Optional<BundleKey> key, Controls controls) throws StepException;

    /**
     * Finds out which part of the plan makes trouble, on a copy of the target: takes the system's settings
     * away there, brings the components in one by one with checks in between, and the rows last; a component
     * that does not pass is halved until the settings are found. Then the settings of the site as they are
     * are held against those of the copy. It is no rehearsal of the plan.
     */
    StepOutcome<StepByStepReport> stepByStep(Optional<BundleKey> key, Controls controls)
            throws StepException;

    /** The same on copies whose folder is copied too and answers requests, as {@link SiteCopyWork#serve}. */
    default RehearsalWork serving(String php) {
        return this;
    }

    /** A copy of the target that stays. */
    SiteCopyWork site();

    /** Whether the job wants one, unless the plan says why not. */
    boolean isRequired();

    /** The last one of the plan as it stands, against the same target. */
    Optional<State> last() throws ProblemException;

    /**
     * Decides about an issue of the last one.
     *
     * @param reason
     * needed to accept it
     */
    Issue decide(int issue, Issue.Decision decision, String reason) throws ProblemException;

    /** What each check came to on the copy, by its id; empty where there was no rehearsal. */
    Map<String, Problem> verified() throws ProblemException;

    /**
     * A rehearsal.
     *
     * @param run
     * its id in the record
     * @param at
     * when it began, ISO 8601
     * @param report
     * empty while it is at work, or where its process died
     */
    record State(String run, String at, Optional<RehearsalReport> report, List<Issue> issues) {
        public State {
            issues = List.copyOf(issues);
        }

        /** Issues that keep the run on the site from beginning. */
        public List<Issue> blocking() {
            return issues.stream().filter(Issue::blocks).toList();
        }

        /** Whether the run on the site may begin after it. */
        public boolean isPassed() {
            return report.filter(RehearsalReport::finished).isPresent() && blocking().isEmpty();
        }
    }
}
