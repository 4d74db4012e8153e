package org.fairlead.access;

import java.util.ArrayList;
import java.util.List;

import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Severity;
import org.fairlead.plan.Questions.Question;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.secret.Secret;
import org.fairlead.site.ProviderApi;
import org.fairlead.site.ProviderApi.Said;
import org.fairlead.site.SiteException;

/** Puts the same questions to two services, so that people can rate the answers side by side. */
public final class Services {
    private static final String GROUP = "assess.group.provider";
    private static final int TOKENS = 400;

    private final Service before;
    private final Service after;
    private final Spending spending;
    private final RunLog log;

    /** One of the two: its id, how it is asked, and which model with which key. */
    public record Service(String id, ProviderApi api, String model, Secret key) {}

    public Services(Service before, Service after, Spending spending, RunLog log) {
        this.before = before;
        this.after = after;
        this.spending = spending;
        this.log = log;
    }

    /**
     * Puts them, those of the plan and those of the site's own users; the latter are kept without their text.
     */
    public List<Finding> ask(List<Question> own, List<String> users) throws RecordException {
        var findings = new ArrayList<Finding>();
        int number = 0;
        for (Question question : own) {
            number++;
            findings.addAll(both(number, question.topic(), question.text(), question.text()));
        }
        for (String text : users) {
            number++;
            findings.addAll(both(number, "", text, ""));
        }
        return findings;
    }

    private List<Finding> both(int number, String topic, String text, String shown) throws RecordException {
        var lines = new ArrayList<List<String>>();
        var findings = new ArrayList<Finding>();
        for (Service service : List.of(before, after)) {
            if (!spending.take()) {
                continue;
            }
            try {
                Said said = service.api().ask(service.key(), service.model(), text, TOKENS);
                new Reply(service.id(), number, topic, shown, said.text(), said.millis(), 200, said.tokens())
                        .keep(log);
                lines.add(List.of(service.id(), service.model(), said.millis() + " ms", Long.toString(said
                        .tokens())));
            } catch (SiteException e) {
                findings.add(new Finding("provider/asked/" + number + "/" + service.id(), GROUP, new Problem(
                        Severity.WARNING, e.problem().key(), e.problem().args())));
            }
        }
        if (!lines.isEmpty()) {
            findings.addFirst(new Finding("provider/asked/" + number, GROUP, Problem.info("provider.asked",
                    number, lines.size())).with(new Evidence(List.of("evidence.service", "evidence.model",
                            "evidence.duration", "evidence.tokens"), lines, lines.size())));
        }
        return findings;
    }
}
