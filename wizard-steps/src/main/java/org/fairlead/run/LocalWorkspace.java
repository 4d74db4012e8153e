package org.fairlead.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.move.LayoutProbe;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.Plan;
import org.fairlead.plan.PlanHash;
import org.fairlead.plan.PlanReader;
import org.fairlead.plan.PlanWriter;
import org.fairlead.plan.SshAddress;
import org.fairlead.playbook.KnownPlaybook;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Layout;
import org.fairlead.playbook.PlaybookCatalog;
import org.fairlead.record.RunLock;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunLog.StoredPlan;
import org.fairlead.record.RunRecord;
import org.fairlead.record.RunSummary;
import org.fairlead.secret.SecretSource;
import org.fairlead.site.Database;
import org.fairlead.site.KeyValues;
import org.fairlead.site.Site.Side;
import org.fairlead.site.SiteException;
import org.fairlead.text.Messages;

/** The workspace of this computer. */
final class LocalWorkspace implements Workspace {
    /** File of the home folder: the hash of a trusted playbook folder on each line. */
    private static final String TRUSTED = "trusted-playbooks";

    private final Path home;
    private final Machine machine;
    private final PlaybookCatalog catalog;
    private final RunRecord record;
    private final Connectors connectors;
    private final Messages messages = Messages.english();

    LocalWorkspace(Path home, Machine machine, PlaybookCatalog catalog, RunRecord record,
            Connectors connectors) {
        this.home = home;
        this.machine = machine;
        this.catalog = catalog;
        this.record = record;
        this.connectors = connectors;
    }

    @Override
    public PlaybookCatalog playbooks() {
        return catalog;
    }

    @Override
    public Messages texts(Playbook playbook) {
        return catalog.find(playbook.id()).map(known -> messages.with(known.texts())).orElse(messages);
    }

    @Override
    public RunRecord record() {
        return record;
    }

    private KnownPlaybook known(String id) throws SiteException {
        KnownPlaybook known = named(id);
        if (known.needsTrust() && !trusted().contains(known.hash())) {
            throw new SiteException(Problem.blocker("playbook.problem.untrusted", id, known.hash()));
        }
        return known;
    }

    private KnownPlaybook named(String id) throws SiteException {
        return catalog.find(id).orElseThrow(() -> new SiteException(
                Problem.blocker("plan.problem.no-playbook", id, String.join(", ", catalog.ids()))));
    }

    private List<String> trusted() throws SiteException {
        Path file = home.resolve(TRUSTED);
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new SiteException(
                    Problem.blocker("files.problem.cannot-read", file.toString(), String.valueOf(e
                            .getMessage())), e);
        }
    }

    @Override
    public void trust(String playbookId) throws ProblemException {
        Path file = home.resolve(TRUSTED);
        try {
            Files.writeString(file, named(playbookId).hash() + "\n", StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new SiteException(
                    Problem.blocker("files.problem.cannot-write", file.toString(), String.valueOf(e
                            .getMessage())), e);
        }
    }

    @Override
    public Journey begin(Plan plan, SecretSource secrets) throws ProblemException {
        KnownPlaybook known = known(plan.playbook());
        RunSummary run = record.begin(new RunRecord.NewRun(plan.playbook(), plan.job(),
                plan.fromPlace(), plan.toPlace()));
        RunLock lock = record.lock(run.id());
        RunLog log = record.log(run.id());
        log.plan(PlanHash.of(plan, known), PlanWriter.write(plan));
        return new RecordedJourney(known, plan, new Held(record, log, lock, false), machine, new RunSites(
                connectors, secrets));
    }

    @Override
    public Journey reopen(String runId, SecretSource secrets) throws ProblemException {
        RunLog log = record.log(runId);
        Optional<Long> broken = log.brokenAt();
        if (broken.isPresent()) {
            throw new SiteException(Problem.blocker("record.problem.history-changed", runId, broken.get()));
        }
        StoredPlan stored = log.plan()
                .orElseThrow(() -> new SiteException(Problem.blocker("record.problem.no-plan", runId)));
        Plan plan = new PlanReader(catalog).read(stored.yaml().getBytes(StandardCharsets.UTF_8), runId);
        KnownPlaybook known = known(plan.playbook());
        if (!PlanHash.of(plan, known).equals(stored.hash())) {
            throw new SiteException(Problem.blocker("record.problem.plan-changed", runId));
        }
        var held = new Held(record, log, record.lock(runId), true);
        var sites = new RunSites(connectors, secrets);
        new SiteBeside(log, plan, sites, machine).endLeftHere();
        return new RecordedJourney(known, plan, held, machine, sites);
    }

    @Override
    public ConnectionResult tryDatabase(Endpoint endpoint, Side side, Playbook playbook, SecretSource secrets)
            throws ProblemException {
        var sites = new RunSites(connectors, secrets);
        try (Database database = sites.database(endpoint, side)) {
            long nanos = database.latencyNanos();
            String layout = LayoutProbe.recognise(playbook, database).map(Layout::id).orElse("");
            return new ConnectionResult(database.facts(), database.tables().size(), nanos / 1000, layout);
        }
    }

    @Override
    public void diagnose(Plan plan, SecretSource secrets, Consumer<Finding> told) throws ProblemException {
        new PlanDiagnosis(plan, known(plan.playbook()).playbook().forJob(plan.job()), new RunSites(connectors,
                secrets), connectors.network()).run(told);
    }

    @Override
    public StoreResult tryStore(Endpoint endpoint, Side side, SecretSource secrets) throws ProblemException {
        try (KeyValues store = new RunSites(connectors, secrets).keyValues(endpoint, side).orElseThrow(
                () -> new SiteException(Problem.blocker("connect.problem.no-store")))) {
            return new StoreResult(store.facts(), store.count(), store.latencyNanos() / 1000);
        }
    }

    @Override
    public Filled fill(Endpoint known, String pathOrAddress, Side side, Playbook playbook,
            SecretSource secrets) throws ProblemException {
        return new PlaceParser(connectors, new RunSites(connectors, secrets), side).fill(known, pathOrAddress,
                side == Side.SOURCE ? playbook.connections().source() : playbook.connections().target());
    }

    @Override
    public Path fetchBundle(String address, SshAddress login, SecretSource secrets, Controls controls)
            throws ProblemException {
        return new BundlePlace(new RunSites(connectors, secrets), home.resolve("bundles")).fetch(address,
                login,
                controls);
    }

    @Override
    public List<Path> bundles(String playbookId) throws ProblemException {
        var bundles = new LinkedHashSet<Path>();
        for (RunSummary run : record.runs()) {
            if (run.playbook().equals(playbookId)) {
                ExportedFiles.of(record.log(run.id())).stream().findFirst().ifPresent(bundles::add);
            }
        }
        return List.copyOf(bundles);
    }

    @Override
    public Path home() {
        return home;
    }

    @Override
    public void close() {
        record.close();
    }
}
