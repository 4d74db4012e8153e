package org.fairlead.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.bundle.BundleKey;
import org.fairlead.model.ProblemException;
import org.fairlead.move.Joining;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.record.RunLog;
import org.fairlead.report.Document;
import org.fairlead.secret.Secret;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.assess.AssessReport;
import org.fairlead.step.backup.BackupReport;
import org.fairlead.step.finish.FinishReport;
import org.fairlead.step.rollback.RollbackPreview;
import org.fairlead.step.rollback.RollbackReport;
import org.fairlead.step.transfer.RetryReport;
import org.fairlead.step.transfer.TransferReport;
import org.fairlead.step.transfer.WaitingRow;
import org.fairlead.step.upgrade.UpgradeReport;
import org.fairlead.step.upgrade.UpgradeTrial;
import org.fairlead.step.verify.VerifyReport;
import org.fairlead.watch.LoadReport;
import org.fairlead.watch.WatchReport;

/**
 * One run, for the window and the terminal alike. It is held by this process from when it is opened until it
 * is closed;
 * closing loses nothing. Every method blocks and may be called from any one thread at a time, never from the
 * window's.
 * What a step reports is stored before it is returned.
 */
public interface Journey extends AutoCloseable {
    String runId();

    Playbook playbook();

    /**
     * Steps of the job that have a page, in order: "assess", "plan", "backup", "transfer", "upgrade",
     * "verify", "finish".
     */
    List<String> steps();

    Plan plan();

    /** Hash of the plan in force, which names it in the record. */
    String planHash();

    /**
     * Changes the plan; until the transfer has begun.
     *
     * @throws ProblemException
     * when the plan does not fit its playbook, naming the first problem, or when it is too late
     */
    void change(Plan plan) throws ProblemException;

    /** What the plan comes to, for review: nothing is asked of the target beyond its catalogue. */
    PlanReview review() throws ProblemException;

    /**
     * Which rows would join those of the target, and whose they would become; nothing for jobs whose rows
     * join no others. Reads the tables from end to end.
     */
    Joining joining() throws ProblemException;

    /** The plan in force as a document for people. */
    Document planDocument() throws ProblemException;

    /**
     * Opens the bundle that the plan takes rows from, reading it from end to end, for every step that reads
     * them; settings have a key of their own each time. Its key stays in memory until the journey is closed.
     *
     * @param key
     * its secrets may be closed afterwards
     * @throws ProblemException
     * when key or passphrase do not fit, the bundle is damaged or cut, or is of another system
     */
    void open(BundleKey key) throws ProblemException;

    StepOutcome<AssessReport> assess(Controls controls) throws StepException;

    /** Keeps what may change. The passphrase seals the way back; it is wiped by the caller. */
    StepOutcome<BackupReport> backup(Secret passphrase, Controls controls) throws StepException;

    StepOutcome<TransferReport> transfer(Controls controls) throws StepException;

    /** A row that waits in quarantine, read again from the snapshot. */
    WaitingRow waiting(String table, String key) throws ProblemException;

    /**
     * Tries a waiting row again with corrected values; until the upgrade has begun, because that derives rows
     * from what has
     * arrived.
     *
     * @param edits
     * column to corrected value as text
     */
    RetryReport retry(String table, String key, Map<String, String> edits) throws ProblemException;

    /** Trying the plan on a copy of the target, and what came of it. */
    RehearsalWork rehearsal();

    /** Export and import of settings, for jobs that move a configuration. */
    ConfigurationWork configuration();

    StepOutcome<UpgradeReport> upgrade(Controls controls) throws StepException;

    /**
     * What {@link #upgrade} would do now, with the first rows of each action. Writes nothing, not even into
     * the
     * record; what was tried is held on the target until it ends.
     *
     * @param rows
     * how many rows of each table of an action are shown; they are held in memory
     */
    StepOutcome<UpgradeTrial.Report> tryUpgrade(int rows, Controls controls) throws StepException;

    StepOutcome<VerifyReport> verify(Controls controls) throws StepException;

    /**
     * Looks once at what of the target can be looked at often, keeps what was seen, and tells what was seen
     * since the first look. Whoever watches calls it again and again; the plan says how often and how long.
     * Reads only.
     */
    WatchReport watch() throws ProblemException;

    /** What helps with a run that is in trouble. */
    TroubleWork troubles() throws ProblemException;

    /** What was seen so far, without looking. */
    WatchReport watched() throws ProblemException;

    /**
     * Asks for a page of the target by several at once, for some fifteen seconds. Reads only.
     *
     * @param path
     * of the page, such as "/shop/"
     * @throws ProblemException
     * where no address of the target is known
     */
    LoadReport load(String path, Controls controls) throws ProblemException;

    /**
     * Puts the whole database that this run kept into an empty one beside the target, and compares: the last
     * resort. The target itself is not touched.
     *
     * @param into
     * name of the empty database
     */
    StepOutcome<WholeRestored> restore(Secret passphrase, String into, Controls controls)
            throws StepException;

    /**
     * Takes back what this run wrote.
     *
     * @param decisions
     * answers to the open decisions of an earlier call, by id
     */
    StepOutcome<RollbackReport> rollback(Secret passphrase, Map<String, String> decisions, Controls controls)
            throws StepException;

    /**
     * What {@link #rollback} would do now with these answers. Writes nothing, not even into the record; rows
     * of
     * the target that were looked at are held until it ends.
     */
    StepOutcome<RollbackPreview> previewRollback(Secret passphrase, Map<String, String> decisions,
            Controls controls) throws StepException;

    /** Writes the report of the run as one HTML file. */
    Path report(Path file) throws ProblemException;

    /**
     * Copies what this run has kept, and a bundle, to a further place, and compares the copies. What broke
     * off goes on
     * at the next call. Blocks.
     *
     * @param there
     * its {@code files} name a folder that is there, of this machine or as {@code sftp://user@host/path}; its
     * {@code ssh} says how to log in
     * @param bundle
     * the file, or its first piece
     */
    CopyReport copyTo(Endpoint there, Optional<Path> bundle, Controls controls) throws ProblemException;

    /** What {@link #finish} would remove. */
    List<String> leftBehind() throws ProblemException;

    /** What this run has left anywhere, and its removal piece by piece. */
    CleaningWork cleaning();

    /**
     * Gives up the way back: checkpoints in the target, snapshot, journal and backups are removed as chosen.
     */
    FinishReport finish(boolean keepBackups) throws ProblemException;

    /**
     * Ticks or unticks an item that only a person can do, or a criterion of success ({@link Ticks#criteria}).
     */
    void tick(String checklistItem, boolean done) throws ProblemException;

    /** Ids of the ticked items. */
    List<String> ticked() throws ProblemException;

    /** Notes something beside an item, replacing an earlier note. */
    default void note(String checklistItem, String text) throws ProblemException {
        var ticks = new Ticks(log());
        ticks.note(ticks.known(checklistItem, playbook(), plan()), text);
    }

    /** What is ticked and noted, by id. */
    default Map<String, Ticks.Tick> ticks() throws ProblemException {
        return new Ticks(log()).all();
    }

    RunLog log();

    @Override
    void close();
}
