package org.fairlead.run;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.record.RunLog;
import org.fairlead.report.Document;
import org.fairlead.report.HtmlReport;
import org.fairlead.text.Messages;

/**
 * What a run gives people to read.
 *
 * @param playbook
 * as it is for the job
 */
record RunPapers(Messages messages, Playbook playbook, Plan plan, RunLog log, Clock clock) {
    Document plan(PlanReview review) throws ProblemException {
        return new PlanDocument(messages, playbook, plan, review).compose(new Ticks(log).all(), clock);
    }

    Path report(Path file) throws ProblemException {
        var agreed = new PlanPeople(messages, playbook, plan);
        var ticks = new Ticks(log).all();
        var sections = new ArrayList<>(List.of(agreed.people(), agreed.checklists(ticks, clock), agreed
                .turning(ticks, clock)));
        sections.addAll(agreed.replies(Ticks.replies(log), ticks, clock));
        sections.addAll(new IntegrationPapers(messages, playbook, plan, log).sections());
        return new HtmlReport(messages, log, clock, sections).write(file);
    }
}
