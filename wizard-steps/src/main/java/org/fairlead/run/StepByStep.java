package org.fairlead.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.fairlead.acceptance.PageChecks;
import org.fairlead.acceptance.RequiredChecks;
import org.fairlead.action.Parameters;
import org.fairlead.action.WayBack;
import org.fairlead.bundle.BundleKey;
import org.fairlead.config.ConfigurationReader;
import org.fairlead.config.OneByOne;
import org.fairlead.config.OneByOne.Culprit;
import org.fairlead.config.OneByOne.Part;
import org.fairlead.config.SiteConfiguration;
import org.fairlead.config.StoredSetting;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Progress;
import org.fairlead.model.Severity;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.KnownPlaybook;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.playbook.Way;
import org.fairlead.record.RunLog.QuarantinedRow;
import org.fairlead.record.RunState;
import org.fairlead.secret.Secret;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Rows;
import org.fairlead.site.Site.Side;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.site.Web;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.backup.BackupReport;
import org.fairlead.step.importing.ImportInput;
import org.fairlead.step.transfer.TransferReport;

/** One search on a copy for the part of a plan that makes trouble. */
final class StepByStep {
    private static final String WORD = "step-by-step";

    private final RehearsalRun run;
    private final Plan plan;
    private final KnownPlaybook known;
    private final Machine machine;
    private final RunSites sites;

    StepByStep(RehearsalRun run, Plan plan, KnownPlaybook known, Machine machine, RunSites sites) {
        this.run = run;
        this.plan = plan;
        this.known = known;
        this.machine = machine;
        this.sites = sites;
    }

    StepOutcome<StepByStepReport> go(Optional<BundleKey> key, Controls controls) throws ProblemException {
        return run.onCopy("", (journey, copy, served) -> {
            try (Secret passphrase = run.passphrase()) {
                return search(journey, new Copied(copy, served), passphrase, key, controls);
            }
        });
    }

    /** The copy, and what answers for it. */
    private record Copied(TargetCopy copy, RehearsalRun.Served served) {}

    private StepOutcome<StepByStepReport> search(RecordedJourney journey, Copied copied, Secret passphrase,
            Optional<BundleKey> key, Controls controls) throws ProblemException {
        long start = machine.clock().millis();
        boolean rows = journey.steps().contains("transfer");
        if (plan.way() == Way.IMPORT && rows) {
            journey.open(key.orElse(new BundleKey.None()));
        }
        StepOutcome<BackupReport> made = run.fill(journey, copied.copy(), passphrase, controls);
        if (made instanceof StepOutcome.Blocked<BackupReport>(BackupReport report, List<Finding> why)) {
            journey.log().state(RunState.FINISHED, WORD, 0, 0);
            return new StepOutcome.Blocked<>(new StepByStepReport(run.id(), List.of(), List.of(), List.of(),
                    List.of(),
                    machine.clock().millis() - start), why);
        }
        if (!(made instanceof StepOutcome.Done<BackupReport>)) {
            return stopped(journey);
        }
        copied.served().begin(journey, copied.copy(), controls);
        Optional<Web> web = copied.served().serving().web();
        List<Problem> empty = List.of();
        var parts = new ArrayList<Part>();
        var differences = new ArrayList<StepByStepReport.Difference>();
        if (journey.steps().contains("import")) {
            try (Database database = sites.database(journey.plan().target(), Side.TARGET)) {
                ImportInput input = journey.configuration().input(key, database);
                OneByOne settings = settings(journey, database, input).seeing(web.map(this::pages));
                empty = settings.empty();
                for (String component : settings.components()) {
                    if (controls.stop().shouldStop()) {
                        return stopped(journey);
                    }
                    tell(controls, component, parts.size(), settings.components().size() + 1);
                    parts.add(settings.add(component));
                }
                differences.addAll(differences(input, database));
            }
        }
        if (rows) {
            parts.add(seen(data(journey, controls), web));
        }
        var report = new StepByStepReport(run.id(), empty, parts, differences, copied.served().serving()
                .said(), machine.clock().millis()
                        - start);
        journey.log().remember(WORD, "report", StepEnd.json(report));
        journey.log().state(RunState.FINISHED, WORD, 100, 0);
        return report.isClean() ? new StepOutcome.Done<>(report)
                : new StepOutcome.Blocked<>(report, parts.stream().flatMap(part -> part.culprits().stream()
                        .map(
                                culprit -> new Finding(part.component() + "/" + culprit.name(),
                                        "rehearsal.group.issues", culprit.problem()))).toList());
    }

    private static StepOutcome<StepByStepReport> stopped(Journey journey) throws ProblemException {
        journey.log().state(RunState.FINISHED, WORD, 0, 0);
        return new StepOutcome.Stopped<>(WORD);
    }

    private static void tell(Controls controls, String component, int done, int total) {
        controls.progress().accept(new Progress("one-by-one.activity", List.of(component), done, total, 0, -1,
                List.of()));
    }

    private OneByOne settings(Journey journey, Database database, ImportInput input)
            throws ProblemException {
        WayBack wayBack = new RunKeys(journey.log(), machine).wayBack();
        var number = new AtomicLong();
        return new OneByOne(input.configuration(), input.layout(), database, new OneByOne.Arriving(input
                .source(), input.leftOut(), input.carry(), input.notes()), (chunk, table, columns,
                        names) -> wayBack.journal().begin(wayBack.sealer(), WORD, number.incrementAndGet(),
                                table, columns, names), looks(database));
    }

    /** The playbook's questions to the database; what they find wrong. */
    private OneByOne.Look looks(Database database) throws SiteException {
        Playbook here = plan.of(known.playbook()).at(plan.target().prefix());
        List<String> there = database.tables();
        List<Check> asked = RequiredChecks.of(here, plan.acceptance()).stream().filter(check -> check.kind()
                .equals("sql") && !check
                        .severity().equals("warning") && RequiredChecks.applies(check, there)).toList();
        Parameters parameters = Parameters.of(plan, machine.clock().instant());
        return transaction -> {
            var wrong = new ArrayList<Problem>();
            for (Check check : asked) {
                long found = count(check, parameters, transaction);
                if (found > 0) {
                    wrong.add(Problem.blocker("check." + check.id(), found));
                }
            }
            return wrong;
        };
    }

    /** The front page and the index of the site's interface, as the copy gives them out. */
    private OneByOne.Pages pages(Web web) {
        var looks = new PageChecks(web);
        List<Check> asked = RequiredChecks.of(plan.of(known.playbook()), plan.acceptance()).stream().filter(
                check -> check.kind().equals("web") && check.group().equals("web")).toList();
        return () -> asked.stream().map(check -> looks.look(check).problem()).filter(problem -> problem
                .severity() == Severity.BLOCKER).toList();
    }

    /** With what the pages say once the rows are there. */
    private Part seen(Part rows, Optional<Web> web) {
        var culprits = new ArrayList<>(rows.culprits());
        web.map(this::pages).map(OneByOne.Pages::wrong).orElse(List.of()).forEach(problem -> culprits.add(
                new Culprit(StepByStepReport.DATA, problem)));
        return new Part(rows.component(), rows.settings(), culprits);
    }

    private static long count(Check check, Parameters parameters, Transaction transaction)
            throws SiteException {
        long found = 0;
        try (Rows rows = transaction.query(check.sql(), parameters.cells())) {
            while (rows.next() != null) {
                found++;
            }
        }
        return found;
    }

    /** The rows, as the transfer brings them; each that waits is named. */
    private static Part data(Journey journey, Controls controls) {
        var culprits = new ArrayList<Culprit>();
        long moved = 0;
        try {
            if (journey.assess(controls) instanceof StepOutcome.Blocked<?>(var report, var findings)) {
                findings.forEach(finding -> culprits.add(new Culprit(finding.id(), finding.problem())));
            } else if (journey.transfer(
                    controls) instanceof StepOutcome.Done<TransferReport>(TransferReport report)) {
                moved = report.written();
            }
            for (QuarantinedRow row : journey.log().quarantined()) {
                culprits.add(new Culprit(row.table() + " " + row.key(), Problem.warning("misfit." + row
                        .misfit() + ".short")));
            }
        } catch (ProblemException e) {
            culprits.add(new Culprit(StepByStepReport.DATA, e.problem()));
        }
        return new Part(StepByStepReport.DATA, moved, culprits);
    }

    /** The site as it is against the copy as it became, setting by setting after conversion. */
    private List<StepByStepReport.Difference> differences(ImportInput input, Database copy)
            throws ProblemException {
        SiteConfiguration now = read(input, input.layout(), copy);
        SiteConfiguration before;
        try (Database site = sites.database(plan.target(), Side.TARGET)) {
            before = read(input, plan.way() == Way.HERE ? input.source().layout() : input.layout(), site);
        }
        var differences = new ArrayList<StepByStepReport.Difference>();
        for (var setting : input.configuration().settings()) {
            Optional<StoredSetting> was = before.of(setting.id());
            Optional<StoredSetting> is = now.of(setting.id());
            if (!was.map(StoredSetting::value).equals(is.map(StoredSetting::value))) {
                differences.add(new StepByStepReport.Difference(setting.id(), was.isEmpty() ? "added"
                        : is.isEmpty() ? "removed" : "changed"));
            }
        }
        return differences;
    }

    private static SiteConfiguration read(ImportInput input, String layout, Database database)
            throws SiteException {
        try (Transaction transaction = database.begin(Access.READ)) {
            return new ConfigurationReader(input.configuration(), layout).read(transaction);
        }
    }
}
