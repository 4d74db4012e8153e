package org.fairlead.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.fairlead.bundle.BundleFile;
import org.fairlead.bundle.BundleKey;
import org.fairlead.bundle.BundleMeans;
import org.fairlead.bundle.BundleReader;
import org.fairlead.bundle.BundleTarget;
import org.fairlead.bundle.Protection;
import org.fairlead.bundle.ReadWatch;
import org.fairlead.bundle.VerifiedBundle;
import org.fairlead.bundled.LeavingTable;
import org.fairlead.config.ArrivedSettings;
import org.fairlead.config.BundledConfiguration;
import org.fairlead.config.ConfigurationReader;
import org.fairlead.config.Departure;
import org.fairlead.config.ImportItem;
import org.fairlead.config.Meeting;
import org.fairlead.config.ProviderSwitch;
import org.fairlead.config.ProviderTrial;
import org.fairlead.config.SettingNote;
import org.fairlead.config.SiteConfiguration;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Carry;
import org.fairlead.plan.Carry.Decision;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Configuration.Setting;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Way;
import org.fairlead.record.RunLog;
import org.fairlead.secret.Secret;
import org.fairlead.secret.SigningKey;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Site.Side;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.assess.SettingsAssessStep;
import org.fairlead.step.export.ExportInput;
import org.fairlead.step.export.ExportReport;
import org.fairlead.step.export.ExportStep;
import org.fairlead.step.importing.ImportInput;
import org.fairlead.step.importing.ImportReport;
import org.fairlead.step.importing.ImportStep;
import org.fairlead.step.rollback.RollbackStep;

/** Export and import of a run, each in the record before its result is given out. */
final class RecordedConfiguration implements ConfigurationWork {
    private static final String PROGRAM = "Fairlead";

    private final Playbook playbook;
    private final Supplier<Plan> plan;
    private final RunSites sites;
    private final RunKeys keys;
    private final StepRecorder recorder;
    private final Means means;

    /** What it takes from the run and the computer. */
    record Means(RunLog log, Machine machine, StepRecorder.Gate gate) {}

    RecordedConfiguration(Playbook playbook, Supplier<Plan> plan, RunSites sites, RunKeys keys,
            StepRecorder recorder, Means means) {
        this.playbook = playbook;
        this.plan = plan;
        this.sites = sites;
        this.keys = keys;
        this.recorder = recorder;
        this.means = means;
    }

    private Carry carry() {
        return plan.get().configuration();
    }

    @Override
    public StepOutcome<ExportReport> export(BundleTarget file, Protection protection,
            Optional<SigningKey> signer,
            Controls controls) throws StepException {
        return recorder.perform("export", controls, context -> {
            freeze().require("export");
            Playbook here = playbook.at(plan.get().source().prefix());
            try (Database source = sites.database(plan.get().source(), Side.SOURCE)) {
                String layout = layouts().of(SiteLayouts.FROM, here, source, Optional.empty());
                var bundleMeans = new BundleMeans(means.machine().clock(), means.machine().random(), means
                        .machine()
                        .memory());
                return new ExportStep().run(new ExportInput(here, source, layout, movesSettings() ? Optional
                        .of(carry()) : Optional.empty(), movesRows() ? Optional.of(plan.get()) : Optional
                                .empty(), new ExportInput.Destination(file, protection, signer, bundleMeans,
                                        WordPressPlace.folder(plan.get().source())), PROGRAM), context);
            }
        });
    }

    private RunFreeze freeze() {
        return new RunFreeze(playbook, plan.get(), sites, means.log());
    }

    private boolean movesSettings() {
        return playbook.job(plan.get().job()).filter(SettingsSteps::areMovedBy).isPresent();
    }

    private boolean movesRows() {
        return playbook.job(plan.get().job()).filter(job -> job.steps().contains("transfer")).isPresent();
    }

    @Override
    public List<LeavingTable> leaving() throws ProblemException {
        return movesRows() ? new RowsLeaving(playbook, plan.get(), sites).look() : List.of();
    }

    /** What arrives: its settings, and those that the source has and that did not come along. */
    private record Arriving(SiteConfiguration settings, Set<String> leftOut, Carry carry,
            List<SettingNote> notes) {
        Arriving(SiteConfiguration settings, Set<String> leftOut, Carry carry) {
            this(settings, leftOut, carry, List.of());
        }
    }

    private Arriving arriving(Optional<BundleKey> key) throws ProblemException {
        if (plan.get().way() == Way.HERE) {
            Arriving own = ofSite(plan.get().target(), Side.TARGET);
            if (changesProvider()) {
                return changed(own);
            }
            requireNewLayout(own.settings().layout());
            return own;
        }
        if (!carry().bundle().isEmpty()) {
            return ofBundle(bundle(), key.orElse(new BundleKey.None()));
        }
        if (plan.get().source().database().dialect().isEmpty()) {
            throw new SiteException(Problem.blocker("import.problem.no-bundle"));
        }
        Arriving all = ofSite(plan.get().source(), Side.SOURCE);
        return carry().secrets() ? all : withoutSecrets(all.settings());
    }

    /** On one site, settings can only go into another layout; which one, nothing in the database tells. */
    private void requireNewLayout(String from) throws ProblemException {
        String to = layouts().named(SiteLayouts.TO);
        if (to.isEmpty() || to.equals(from)) {
            throw new SiteException(SettingsAssessStep.noNewLayout(playbook, from));
        }
    }

    private SiteLayouts layouts() {
        return new SiteLayouts(carry(), means.log());
    }

    private boolean changesProvider() {
        return playbook.job(plan.get().job()).filter(Playbook.Job::changesProvider).isPresent();
    }

    private ProviderSwitch providerSwitch(SiteConfiguration own) throws ProblemException {
        return new ProviderSwitch(playbook.configuration(), playbook.providers(), own, plan.get().provider(),
                ArrivedSettings.any(means.log()));
    }

    private Arriving changed(Arriving own) throws ProblemException {
        ProviderSwitch change = providerSwitch(own.settings());
        if (change.isDone()) {
            return own; // this run has made it already, and died before it could say so
        }
        ProviderSwitch.Changed changed = change.change(sites.providerKey(plan.get()).map(Secret::revealText));
        return new Arriving(changed.settings(), Set.of(), change.decided(carry()), changed.notes());
    }

    @Override
    public ProviderTrial tryProvider() throws ProblemException {
        SiteConfiguration own = ofSite(plan.get().target(), Side.TARGET).settings();
        ProviderSwitch change = providerSwitch(own);
        return ProviderTrial.of(change, own, sites.providerKey(plan.get()), sites.provider(plan.get(), change
                .to()));
    }

    @Override
    public List<Finding> askServices() throws ProblemException {
        if (!plan.get().acceptance().questions().allowed()) {
            return List.of();
        }
        SiteConfiguration own = ofSite(plan.get().target(), Side.TARGET).settings();
        return new AskedServices(playbook, plan.get(), sites, means.log()).ask(own, providerSwitch(own));
    }

    @Override
    public long busiestMinute() throws ProblemException {
        return new AskedServices(playbook, plan.get(), sites, means.log()).peak();
    }

    @Override
    public BundleFile bundle() throws ProblemException {
        return new BundlePlace(sites, means.log()).file(plan.get());
    }

    @Override
    public Optional<String> providerInUse() throws ProblemException {
        return ProviderSwitch.inUse(playbook.configuration(), playbook.providers(), ofSite(plan.get()
                .target(),
                Side.TARGET).settings());
    }

    private Arriving ofSite(Endpoint endpoint, Side side) throws ProblemException {
        Playbook there = playbook.at(endpoint.prefix());
        try (Database site = sites.database(endpoint, side);
                Transaction transaction = site.begin(Access.READ)) {
            String layout = layouts().of(SiteLayouts.FROM, there, site, Optional.empty());
            return new Arriving(new ConfigurationReader(there.configuration(), layout).read(transaction), Set
                    .of(), carry());
        }
    }

    /** From site to site, secrets stay where they are unless they are wanted. */
    private Arriving withoutSecrets(SiteConfiguration settings) {
        Set<String> secrets = playbook.configuration().settings().stream().filter(setting -> setting.secret()
                && settings.of(setting.id()).isPresent()).map(Setting::id).collect(Collectors.toSet());
        return new Arriving(settings.without(secrets), secrets, carry());
    }

    private Arriving ofBundle(BundleFile file, BundleKey key) throws ProblemException {
        try (VerifiedBundle bundle = new BundleReader().verify(file, key, ReadWatch.NONE)) {
            String system = bundle.manifest().playbook();
            if (!system.equals(playbook.id())) {
                throw new SiteException(Problem.blocker("import.problem.other-playbook", system, playbook
                        .id()));
            }
            return new Arriving(BundledConfiguration.read(playbook.configuration(), bundle.manifest(), bundle
                    .components()), BundledConfiguration.leftOut(bundle.manifest()), carry());
        }
    }

    /** What would be imported into a database, for whoever imports it otherwise. */
    ImportInput input(Optional<BundleKey> key, Database target) throws ProblemException {
        return input(arriving(key), target);
    }

    private ImportInput input(Arriving arriving, Database target) throws ProblemException {
        Playbook here = playbook.at(plan.get().target().prefix());
        String layout = layouts().of(SiteLayouts.TO, here, target, Optional.of(arriving.settings()
                .layout()));
        return new ImportInput(here.configuration(), target, layout, arriving.settings(), arriving.leftOut(),
                arriving.carry(), arriving.notes());
    }

    private Database target() throws ProblemException {
        return sites.database(plan.get().target(), Side.TARGET);
    }

    @Override
    public Departure departure() throws ProblemException {
        Playbook here = playbook.at(plan.get().source().prefix());
        try (Database source = sites.database(plan.get().source(), Side.SOURCE)) {
            String layout = layouts().of(SiteLayouts.FROM, here, source, Optional.empty());
            try (Transaction transaction = source.begin(Access.READ)) {
                return new Departure(here.configuration(), new ConfigurationReader(here.configuration(),
                        layout).read(transaction));
            }
        }
    }

    @Override
    public Meeting meeting(Optional<BundleKey> key) throws ProblemException {
        Arriving arriving = arriving(key);
        try (Database target = target()) {
            Meeting met = ImportStep.meeting(input(arriving, target));
            Map<String, Decision> given = new HashMap<>(met.given());
            given.keySet().removeAll(carry().decisions().keySet());
            return new Meeting(met.configuration(), met.source(), met.target(), met.leftOut(), met.notes(),
                    given);
        }
    }

    @Override
    public List<ImportItem> review(Optional<BundleKey> key) throws ProblemException {
        return meeting(key).items(carry());
    }

    @Override
    public StepOutcome<ImportReport> arrive(Optional<BundleKey> key, Secret passphrase, Controls controls)
            throws StepException {
        return recorder.perform("import", controls, context -> {
            if (RollbackStep.hasUndone(means.log())) {
                throw new SiteException(Problem.blocker("run.problem.rolled-back", String.valueOf(means.log()
                        .folder()
                        .getFileName())));
            }
            for (String before : List.of("assess", "backup")) {
                if (playbook.job(plan.get().job()).stream().anyMatch(job -> job.steps().contains(before))) {
                    recorder.requireDone(before);
                }
            }
            freeze().require("import");
            JustBefore.look(playbook, plan.get(), sites, means.log());
            Arriving arriving = arriving(key);
            keys.open(passphrase);
            try (Database target = target()) {
                ImportInput input = input(arriving, target);
                if (ImportStep.review(input).stream().noneMatch(ImportItem::isOpen)) {
                    means.gate().pass();
                    recorder.moment(true); // from here on the plan stands; with questions open it does not yet
                    layouts().settle(arriving.settings().layout(), input.layout());
                }
                StepOutcome<ImportReport> outcome = new ImportStep(keys.wayBack()).run(input, context);
                if (outcome instanceof StepOutcome.Done<ImportReport>(ImportReport report)) {
                    means.log().remember(StepRecorder.OPEN, "import", Integer.toString(report.openItems()));
                }
                return outcome;
            }
        });
    }
}
