package org.fairlead.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.fairlead.action.Parameters;
import org.fairlead.config.ConfigurationReader;
import org.fairlead.config.SiteConfiguration;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Configuration.Component;
import org.fairlead.playbook.Configuration.Store;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Job;
import org.fairlead.playbook.Way;
import org.fairlead.run.PlanReview.Doing;
import org.fairlead.run.PlanReview.Moving;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Site;
import org.fairlead.site.Site.Side;
import org.fairlead.site.Transaction;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.assess.AssessReport;
import org.fairlead.step.assess.SettingsAssessInput;
import org.fairlead.step.assess.SettingsAssessStep;
import org.fairlead.step.verify.SettingsVerifyInput;
import org.fairlead.step.verify.SettingsVerifyStep;
import org.fairlead.step.verify.VerifyReport;

/** What a job that moves settings does in the steps that others have too; on one site or on two. */
final class SettingsSteps {
    private final Playbook playbook;
    private final Plan plan;
    private final RunSites sites;
    private final SiteLayouts layouts;

    SettingsSteps(Playbook playbook, Plan plan, RunSites sites, SiteLayouts layouts) {
        this.playbook = playbook;
        this.plan = plan;
        this.sites = sites;
        this.layouts = layouts;
    }

    /** Whether a job moves settings. */
    static boolean areMovedBy(Job job) {
        return job.steps().contains("import");
    }

    /** The plan with the layouts that this run has settled on. */
    private Plan settled() throws ProblemException {
        return plan.withConfiguration(plan.configuration().withLayouts(layouts.named(SiteLayouts.FROM),
                layouts
                        .named(SiteLayouts.TO)));
    }

    private Optional<Site> source() throws ProblemException {
        return plan.way().hasSource() ? Optional.of(sites.liveSource(plan)) : Optional.empty();
    }

    StepOutcome<AssessReport> assess(Job job, Parameters parameters,
            SettingsAssessInput.TriedProvider provider,
            StepContext context) throws ProblemException, StepException {
        Optional<Site> source = source();
        try {
            Optional<Site> target = plan.way().hasTarget() ? Optional.of(sites.target(plan)) : Optional
                    .empty();
            try {
                return new SettingsAssessStep().run(new SettingsAssessInput(playbook, job, settled(), source,
                        target, parameters, provider, new KnownSecrets(playbook, plan, sites)::now), context);
            } finally {
                target.ifPresent(Site::close);
            }
        } finally {
            source.ifPresent(Site::close);
        }
    }

    StepOutcome<VerifyReport> verify(Parameters parameters, StepContext context) throws ProblemException,
            StepException {
        Playbook here = playbook.at(plan.target().prefix());
        try (Site target = sites.target(plan)) {
            String layout = layouts.of(SiteLayouts.TO, here, target.database(), Optional.of(layouts.named(
                    SiteLayouts.FROM)));
            return new SettingsVerifyStep().run(new SettingsVerifyInput(here, plan, target, layout,
                    sourceNow(), parameters, MachineLooks.means(playbook, plan, sites)),
                    context);
        }
    }

    /** What the source holds now, where settings came directly from it. */
    private Optional<SiteConfiguration> sourceNow() throws ProblemException {
        if (plan.way() != Way.DIRECT || !plan.configuration().bundle().isEmpty()) {
            return Optional.empty();
        }
        Playbook there = playbook.at(plan.source().prefix());
        try (Database source = sites.database(plan.source(), Side.SOURCE);
                Transaction transaction = source.begin(Access.READ)) {
            return Optional.of(new ConfigurationReader(there.configuration(), layouts.named(SiteLayouts.FROM))
                    .read(
                            transaction));
        }
    }

    /** What the plan comes to: settings by component, and what is done in which order. */
    PlanReview review(String hash, Measured measured) throws ProblemException {
        var moving = new ArrayList<Moving>();
        if (plan.way() != Way.IMPORT) {
            boolean here = plan.way() == Way.HERE;
            Playbook there = playbook.at((here ? plan.target() : plan.source()).prefix());
            try (Database database = here
                    ? sites.database(plan.target(), Side.TARGET)
                    : sites.database(plan.source(), Side.SOURCE);
                    Transaction transaction = database.begin(Access.READ)) {
                String layout = layouts.of(SiteLayouts.FROM, there, database, Optional.empty());
                moving.addAll(moving(there, new ConfigurationReader(there.configuration(), layout).read(
                        transaction)));
            }
        }
        if (plan.way() == Way.EXPORT && playbook.job(plan.job()).filter(job -> job.steps().contains(
                "transfer"))
                .isPresent()) {
            moving.removeIf(component -> !playbook.job(plan.job()).filter(SettingsSteps::areMovedBy)
                    .isPresent());
            new RowsLeaving(playbook, plan, sites).look().forEach(table -> moving.add(new Moving(table.facts()
                    .name(), table.facts().rows(), List.of())));
        }
        long settings = moving.stream().mapToLong(Moving::rows).sum();
        return measured.review(hash, moving, doing(), settings);
    }

    private List<Moving> moving(Playbook there, SiteConfiguration settings) {
        var moving = new ArrayList<Moving>();
        for (Component component : there.configuration().components()) {
            if (plan.configuration().takes(component.id())) {
                moving.add(new Moving(component.id(), component.settings().stream().filter(setting -> settings
                        .of(setting.id()).isPresent()).count(), List.of(), Moving.SETTINGS));
            }
        }
        return moving;
    }

    private List<Doing> doing() {
        if (plan.way() == Way.EXPORT) {
            return List.of(new Doing("export", "export", plan.configuration().bundle(), "person", ""));
        }
        List<String> stores = playbook.at(plan.target().prefix()).configuration().stores().stream().map(
                Store::table).toList();
        String tables = String.join(", ", stores);
        var doing = new ArrayList<Doing>();
        doing.add(new Doing("import", "import", tables, "journal", ""));
        if (!playbook.configuration().caches().isEmpty()) {
            doing.add(new Doing("clear-caches", "caches", tables, "anew", String.join("\n", playbook
                    .configuration().caches())));
        }
        return doing;
    }
}
