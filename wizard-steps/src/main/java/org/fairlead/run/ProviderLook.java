package org.fairlead.run;

import java.util.List;
import java.util.Optional;

import org.fairlead.config.ConfigurationReader;
import org.fairlead.config.ProviderSwitch;
import org.fairlead.config.SiteConfiguration;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Severity;
import org.fairlead.plan.Answers;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Providers.Service;
import org.fairlead.record.RunLog;
import org.fairlead.secret.Secret;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.ProviderApi;
import org.fairlead.site.ProviderApi.Models;
import org.fairlead.site.Site.Side;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Asks the service that the target uses for its models, which costs nothing: whether it answers to the stored
 * key, and what the headers of its answer say of its limits. Only where the plan allows it.
 *
 * @param written
 * the playbook with room for the prefix of the site
 */
record ProviderLook(Playbook written, Plan plan, RunSites sites, RunLog log) {

    private static final String CHOICE = "ask-provider";
    private static final String GROUP = "verify.group.provider";

    /** Whether the plan allows it. */
    boolean isWanted() {
        return Answers.of(written, plan).getOrDefault(CHOICE, "").equals("yes") && plan.way().hasTarget()
                && !written.providers().offered().isEmpty();
    }

    /** What it answers; nothing where nobody wants it, or no service is in use. */
    List<Finding> look() throws ProblemException {
        if (!isWanted()) {
            return List.of();
        }
        SiteConfiguration now = settings();
        Optional<Service> service = ProviderSwitch.inUse(written.configuration(), written.providers(), now)
                .flatMap(written.providers()::provider);
        return service.isEmpty() ? List.of() : List.of(asked(service.get(), now));
    }

    private SiteConfiguration settings() throws ProblemException {
        Playbook here = written.at(plan.target().prefix());
        try (Database database = sites.database(plan.target(), Side.TARGET);
                Transaction transaction = database.begin(Access.READ)) {
            String layout = new SiteLayouts(plan.configuration(), log).of(SiteLayouts.TO, here, database,
                    Optional.of(here.system().layouts().getFirst().id()));
            return new ConfigurationReader(here.configuration(), layout).read(transaction);
        }
    }

    private Finding asked(Service service, SiteConfiguration now) throws ProblemException {
        Optional<Secret> given = plan.provider().to().equals(service.id()) ? sites.providerKey(plan)
                : Optional.empty();
        try (Secret key = given.orElse(Secret.of(now.of(service.key()).map(stored -> stored.value().asString(
                "")).orElse("")))) {
            // a stored key goes nowhere but to the service's own address
            ProviderApi api = given.isPresent() ? sites.provider(plan, service) : sites.providerInUse(
                    service);
            Models models = api.models(key);
            boolean told = models.limits().isTold();
            return finding(told ? Problem.passed("provider.passed.seen-limits", service.id(), models.ids()
                    .size(), models.limits().requests()) : Problem.passed("provider.passed.seen", service
                            .id(), models.ids().size())).with(new Evidence(List.of("evidence.duration",
                                    "evidence.limit", "evidence.left"), List.of(List.of(models.millis()
                                            + " ms", told(models.limits().requests()), told(models.limits()
                                                    .left()))), 1));
        } catch (SiteException e) {
            return finding(new Problem(Severity.WARNING, e.problem().key(), e.problem().args()));
        }
    }

    private static String told(long number) {
        return number < 0 ? "–" : Long.toString(number);
    }

    private static Finding finding(Problem problem) {
        return new Finding("provider/seen", GROUP, problem);
    }
}
