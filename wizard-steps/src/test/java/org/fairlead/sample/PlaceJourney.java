package org.fairlead.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import com.github.luben.zstd.ZstdInputStream;

import org.fairlead.model.ProblemException;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Way;
import org.fairlead.run.Controls;
import org.fairlead.run.Journey;
import org.fairlead.run.Workspace;
import org.fairlead.run.Workspaces;
import org.fairlead.secret.RunKey;
import org.fairlead.secret.Secret;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.StopSignal;
import org.fairlead.step.rollback.RollbackReport;
import org.fairlead.step.upgrade.UpgradeReport;

/** A run of a job of the dashboard on one database, as a front end would go through it. */
public record PlaceJourney(Workspace workspace, Journey journey) implements AutoCloseable {
    /** Bytes; so that a passphrase costs little work. */
    private static final long LITTLE = 64 << 20;
    private static final String PASSPHRASE = "the way back 4711";

    public static PlaceJourney begin(Path home, String database, String job, Map<String, String> choices)
            throws ProblemException {
        return begin(home, Endpoint.EMPTY.withDatabase(TestPostgres.address(database)), job, choices);
    }

    /** The same on a site that has more than its database. */
    public static PlaceJourney begin(Path home, Endpoint site, String job, Map<String, String> choices)
            throws ProblemException {
        Workspace workspace = Workspaces.open(home, LITTLE);
        Plan plan = Plan.of("faraday-dashboard", job).withWay(Way.HERE).withTarget(site).withChoices(choices);
        return new PlaceJourney(workspace, workspace.begin(plan, (kind, name) -> Secret.of("postgres")));
    }

    /** Assessment and backup, after which the way is open. */
    public PlaceJourney ready() throws ProblemException {
        done(journey.assess(Controls.silent()));
        try (Secret secret = Secret.of(PASSPHRASE)) {
            done(journey.backup(secret, Controls.silent()));
        }
        return this;
    }

    /** Carries everything out; the report of the upgrade. */
    public UpgradeReport whole() throws ProblemException {
        ready();
        UpgradeReport report = done(journey.upgrade(Controls.silent()));
        done(journey.verify(Controls.silent()));
        return report;
    }

    /** Stops before the act of this number, counted from 0. */
    public StepOutcome<UpgradeReport> upgradeUpTo(int acts) throws ProblemException {
        var stop = new StopSignal();
        return journey.upgrade(new Controls(progress -> {
            if (progress.done() >= acts) {
                stop.stop();
            }
        }, stop));
    }

    public StepOutcome<RollbackReport> rollback(Map<String, String> decisions) throws ProblemException {
        try (Secret secret = Secret.of(PASSPHRASE)) {
            return journey.rollback(secret, decisions, Controls.silent());
        }
    }

    /** What a file of lines holds that the run has sealed to its key. */
    public String opened(Path file) throws ProblemException, IOException {
        Path key = journey.log().folder().resolve("key.age");
        try (Secret secret = Secret.of(PASSPHRASE);
                var in = new ZstdInputStream(new RunKey("", Files.readAllBytes(key)).open(secret, LITTLE * 8)
                        .open(
                                Files.newInputStream(file), file.toString()))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    public static <R> R done(StepOutcome<R> outcome) {
        if (outcome instanceof StepOutcome.Done<R>(R report)) {
            return report;
        }
        throw new AssertionError("not done: " + outcome);
    }

    @Override
    public void close() {
        journey.close();
        workspace.close();
    }
}
