package org.fairlead.run;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.fairlead.bundle.BundleKey;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Severity;
import org.fairlead.plan.BackupChoice;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.KeyValueAddress;
import org.fairlead.plan.OwnStatements;
import org.fairlead.plan.Plan;
import org.fairlead.plan.PlanHash;
import org.fairlead.plan.PlanWriter;
import org.fairlead.playbook.KnownPlaybook;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Way;
import org.fairlead.record.RunKind;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunRecord;
import org.fairlead.record.RunRecord.NewRun;
import org.fairlead.record.RunState;
import org.fairlead.record.RunSummary;
import org.fairlead.rehearsal.Issue;
import org.fairlead.rehearsal.Issues;
import org.fairlead.rehearsal.RehearsalReport;
import org.fairlead.rehearsal.Rehearsed;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.Secret;
import org.fairlead.site.Database;
import org.fairlead.site.Site.Side;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.backup.BackupReport;
import org.fairlead.step.transfer.TransferReport;
import org.fairlead.step.verify.VerifyReport;

/** One rehearsal, from the copy of the target to its removal; a run of its own in the record. */
final class RehearsalRun {
    private static final Set<String> WRITING = Set.of("import", "transfer", "upgrade");
    private static final Set<String> TRIED = Set.of("assess", "import", "transfer", "upgrade", "verify");
    /** Problems that only say that something is switched off on a copy. */
    private static final Set<String> SWITCHED_OFF = Set.of("own-check.no-web");
    private static final int PASSPHRASE_BYTES = 24;

    private final KnownPlaybook known;
    private final Plan plan;
    private final RunRecord record;
    private final Machine machine;
    private final RunSites sites;
    private final Optional<String> php;
    private final List<String> notTried = new ArrayList<>();
    private String id = "";
    private String cut = "none";

    /**
     * @param php
     * the program that serves the copy; empty where nobody wants it served
     */
    RehearsalRun(KnownPlaybook known, Plan plan, RunRecord record, Machine machine, RunSites sites,
            Optional<String> php) {
        this.php = php;
        this.known = known;
        this.plan = plan;
        this.record = record;
        this.machine = machine;
        this.sites = sites;
    }

    /** Its id in the record; empty before it has begun. */
    String id() {
        return id;
    }

    /** The plan with the copy as its target, and without all that a copy has not. */
    static Plan onCopy(Plan plan, String copy) {
        return plan.withTarget(alone(plan.target()).withDatabase(plan.target().database().named(copy)))
                .withSource(alone(plan.source())).withCommands(Map.of()).withBackup(BackupChoice.NONE)
                .withAcceptance(plan.acceptance().withoutPeople());
    }

    private static Endpoint alone(Endpoint side) {
        return side.withWeb("").withApp("").withRedis(KeyValueAddress.NONE);
    }

    /** What a copy cannot show, of what the plan names. */
    private static List<String> notOn(Plan plan) {
        var missing = new ArrayList<String>(List.of("mail", "provider"));
        if (!plan.target().web().isEmpty()) {
            missing.add("web");
        }
        if (!plan.acceptance().equals(plan.acceptance().withoutPeople())) {
            missing.add("logins");
        }
        if (!plan.target().app().isEmpty() || !plan.source().app().isEmpty()) {
            missing.add("commands");
        }
        if (plan.target().redis().isThere()) {
            missing.add("redis");
        }
        if (!plan.target().files().isEmpty()) {
            missing.add("files");
        }
        return missing;
    }

    /** Tries the whole plan. */
    StepOutcome<RehearsalReport> go(Optional<BundleKey> key, Controls controls) throws ProblemException {
        return onCopy(Rehearsals.planOf(plan, known), (journey, copy, served) -> new Attempt(journey, copy,
                served, controls).run(key));
    }

    /** How the connections to a copy can be cut, and how it can be served. */
    record Served(CopyConnectors connectors, CopyServing serving) {
        void begin(Journey journey, TargetCopy copy, Controls controls) throws ProblemException {
            serving.begin(journey, copy, connectors, controls);
        }
    }

    /** What is done on a copy. */
    interface Work<R> {
        StepOutcome<R> at(RecordedJourney journey, TargetCopy copy, Served served)
                throws ProblemException;
    }

    /**
     * Does something on a copy that is still to be filled, in a run of its own, and removes what is left.
     *
     * @param of
     * the plan that is rehearsed by it; empty where it is no rehearsal of the whole plan
     */
    <R> StepOutcome<R> onCopy(String of, Work<R> work) throws ProblemException {
        removeLeft();
        RunSummary begun = record.begin(new NewRun(plan.playbook(), plan.job(), plan.fromPlace(), plan
                .toPlace(), RunKind.REHEARSAL));
        id = begun.id();
        notTried.addAll(notOn(plan));
        try (var held = new Holding(record, id);
                Database site = sites.database(plan.target(), Side.TARGET);
                TargetCopy copy = TargetCopy.named(held.log(), plan, site, machine)) {
            Plan onCopy = OwnStatements.reading(plan, onCopy(plan, copy.name()));
            held.log().remember(Rehearsals.SCOPE, Rehearsals.OF, of);
            held.log().remember(Rehearsals.SCOPE, Rehearsals.TARGET, plan.toPlace());
            held.log().plan(PlanHash.of(onCopy, known), PlanWriter.write(onCopy));
            var connectors = new CopyConnectors[1];
            RunSites copied = sites.through(real -> connectors[0] = new CopyConnectors(real, copy.name()));
            try (var journey = new RecordedJourney(known, onCopy, new Held(record, held.log(), held.lent(),
                    false), machine, copied); var serving = new CopyServing(php, plan, sites, machine)) {
                StepOutcome<R> outcome;
                try {
                    outcome = work.at(journey, copy, new Served(connectors[0], serving));
                } catch (ProblemException e) {
                    held.log().state(RunState.FINISHED, "", 0, 0); // it was not tried at all
                    serving.removeAfter(e);
                    throw e;
                }
                serving.remove();
                copy.remove();
                if (!TargetCopy.forget(held.log(), site)) {
                    held.log().event(Problem.warning("rehearsal.problem.left", copy.name(), site.facts()
                            .place()));
                }
                new Cleanup(held.log(), new SnapshotKeeper(held.log()), machine).files(false);
                return outcome;
            }
        }
    }

    /** Fills the copy; the passphrase seals what is kept on the way. */
    StepOutcome<BackupReport> fill(Journey journey, TargetCopy copy, Secret passphrase, Controls controls)
            throws ProblemException {
        RunLog log = journey.log();
        Playbook here = plan.of(known.playbook()).between(plan.source().prefix(), plan.target().prefix());
        var keys = new RunKeys(log, machine);
        return new StepRecorder(log, machine.clock(), () -> {}).perform("backup", controls, context -> {
            AgeOpener opener = keys.open(passphrase);
            StepOutcome<BackupReport> made = copy.fill(here, keys.sealer(), opener, context);
            if (plan.way() == Way.HERE && made instanceof StepOutcome.Done<BackupReport>) {
                try (Database filled = sites.database(onCopy(plan, copy.name()).target(), Side.TARGET)) {
                    TargetCopy.rememberUnchanged(here, filled, log);
                }
            }
            return made;
        });
    }

    /** Nobody has to know it: what it seals goes with the rehearsal. */
    Secret passphrase() {
        byte[] random = new byte[PASSPHRASE_BYTES];
        machine.random().nextBytes(random);
        return Secret.of(HexFormat.of().formatHex(random));
    }

    /** Removes what dead rehearsals of the same target left. */
    private void removeLeft() throws ProblemException {
        for (RunSummary run : new Rehearsals(record, machine).leftOf(plan.toPlace())) {
            try (var held = new Holding(record, run.id())) {
                new SiteBeside(held.log(), plan, sites, machine).remove();
                TargetCopy.remove(held.log(), plan, sites);
                held.log().state(RunState.FINISHED, run.step(), run.percent(), 0);
            }
        }
    }

    /** The copy made and the steps carried out there. */
    private final class Attempt {
        private final Journey journey;
        private final TargetCopy copy;
        private final Served served;
        private final Overall overall;
        private final RunLog log;
        private final Issues issues;
        private final Controls controls;
        private final long start = machine.clock().millis();
        private final List<Problem> suites = new ArrayList<>();
        private BackupReport copied = new BackupReport(List.of(), BackupReport.Rehearsal.NONE);

        Attempt(Journey journey, TargetCopy copy, Served served, Controls controls) {
            this.journey = journey;
            this.copy = copy;
            this.controls = controls;
            this.served = served;
            this.log = journey.log();
            this.issues = new Issues(log, machine.clock());
            this.overall = new Overall(controls, 1 + (int) journey.steps().stream().filter(TRIED::contains)
                    .count());
        }

        StepOutcome<RehearsalReport> run(Optional<BundleKey> key) throws ProblemException {
            try (Secret passphrase = passphrase()) {
                if (plan.way() == Way.IMPORT && journey.steps().contains("transfer")) {
                    journey.open(key.orElse(new BundleKey.None()));
                }
                StepOutcome<BackupReport> made;
                try {
                    made = fill(journey, copy, passphrase, overall.next());
                } catch (ProblemException e) {
                    issues.add("backup", plan.toPlace(), e.problem());
                    return ended(false);
                }
                if (made instanceof StepOutcome.Stopped<BackupReport>) {
                    return stopped("copy");
                }
                if (!(made instanceof StepOutcome.Done<BackupReport>(BackupReport report))) {
                    take("backup", made);
                    return ended(false);
                }
                copied = report;
                served.begin(journey, copy, controls);
                served.serving().web().ifPresent(web -> notTried.remove("web"));
                for (String step : journey.steps().stream().filter(TRIED::contains).toList()) {
                    Optional<StepOutcome<?>> outcome = attempt(step, key, passphrase);
                    if (outcome.isEmpty()) {
                        return ended(false);
                    }
                    switch (outcome.get()) {
                        case StepOutcome.NeedsDecisions<?>(var open) -> {
                            log.state(RunState.FINISHED, step, 0, 0);
                            return new StepOutcome.NeedsDecisions<>(open);
                        }
                        case StepOutcome.Stopped<?> stopped -> {
                            return stopped(step);
                        }
                        case StepOutcome.Blocked<?> blocked when !step.equals("verify") -> {
                            take(step, blocked);
                            return ended(false);
                        }
                        case StepOutcome.Done<?> done -> take(step, done);
                        case StepOutcome.Blocked<?> blocked -> take(step, blocked);
                    }
                }
                tests();
                return ended(true);
            }
        }

        /** Runs the application's own tests while the copy is there. */
        private void tests() throws ProblemException {
            suites.addAll(new SuitesOnCopy(plan.of(known.playbook()), plan, sites, copy.name()).run(controls
                    .stop()));
            for (Problem said : suites) {
                if (said.severity() == Severity.WARNING) {
                    issues.add("verify", String.valueOf(said.args().getFirst()), said);
                }
            }
        }

        /** Carries a step out; empty where it failed, which is an issue then. */
        private Optional<StepOutcome<?>> attempt(String step, Optional<BundleKey> key, Secret passphrase)
                throws ProblemException {
            Controls controls = overall.next();
            boolean cuts = WRITING.contains(step) && cut.equals("none");
            var cutting = new Cutting(served.connectors(), controls);
            try {
                return Optional.of(perform(step, key, passphrase, cuts ? cutting.controls() : controls));
            } catch (ProblemException e) {
                if (!cutting.hasCut()) {
                    issues.add(step, journey.plan().target().database().place(), e.problem());
                    return Optional.empty();
                }
                log.event(Problem.info("rehearsal.event.cut", step));
            } finally {
                cut = cutting.hasCut() ? "gone-on" : cut;
            }
            try {
                return Optional.of(perform(step, key, passphrase, controls));
            } catch (ProblemException e) {
                cut = "failed";
                issues.add(step, journey.plan().target().database().place(), e.problem());
                return Optional.empty();
            }
        }

        private StepOutcome<?> perform(String step, Optional<BundleKey> key, Secret passphrase,
                Controls controls) throws ProblemException {
            return step.equals("import")
                    ? journey.configuration().arrive(key, passphrase, controls)
                    : StepRunner.perform(journey, step, passphrase::copy, controls);
        }

        /** Makes issues of what went otherwise than it should. */
        private void take(String step, StepOutcome<?> outcome) throws ProblemException {
            if (outcome instanceof StepOutcome.Done<?>(TransferReport report)) {
                for (TransferReport.DatasetResult dataset : report.datasets()) {
                    if (dataset.quarantined() > 0) {
                        issues.add(step, dataset.table(), Problem.warning("rehearsal.issue.quarantined",
                                dataset.table(), dataset.quarantined()));
                    }
                }
            }
            Object report = switch (outcome) {
                case StepOutcome.Done<?>(Object done) -> done;
                case StepOutcome.Blocked<?>(Object blocked, var findings) -> {
                    if (!(blocked instanceof VerifyReport)) {
                        add(step, findings);
                    }
                    yield blocked;
                }
                default -> "";
            };
            if (report instanceof VerifyReport verified) {
                add(step, verified.checks());
            }
        }

        private void add(String step, List<Finding> findings) throws ProblemException {
            for (Finding finding : findings) {
                Severity severity = finding.problem().severity();
                boolean wrong = severity == Severity.BLOCKER || severity == Severity.WARNING;
                if (wrong && !SWITCHED_OFF.contains(finding.problem().key())) {
                    issues.add(step, finding.id(), finding.problem());
                }
            }
        }

        private StepOutcome<RehearsalReport> stopped(String step) throws ProblemException {
            log.event(Problem.info("rehearsal.event.stopped", step));
            log.state(RunState.FINISHED, log.summary().step(), 0, 0);
            return new StepOutcome.Stopped<>("rehearsal/" + step);
        }

        private StepOutcome<RehearsalReport> ended(boolean finished) throws ProblemException {
            List<Issue> met = issues.all();
            suites.addAll(0, served.serving().said());
            var report = new RehearsalReport(id, copy.name(), finished, copied.whole().tables(), copied
                    .whole().equalRows(), copied.whole().millis(), cut, notTried, met.size(), suites, machine
                            .clock().millis() - start);
            Rehearsed.reported(report, log);
            log.state(RunState.FINISHED, log.summary().step(), 100, met.size());
            return met.isEmpty() ? new StepOutcome.Done<>(report)
                    : new StepOutcome.Blocked<>(report, RecordedRehearsal.findings(met));
        }
    }
}
