package org.fairlead.run;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.Plan;
import org.fairlead.plan.SshAddress;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.PlaybookCatalog;
import org.fairlead.record.RunRecord;
import org.fairlead.secret.SecretSource;
import org.fairlead.site.DatabaseFacts;
import org.fairlead.site.KeyValueFacts;
import org.fairlead.site.Site.Side;
import org.fairlead.text.Messages;

/**
 * Everything a front end starts from: the playbooks, the runs so far, trying a connection, beginning and
 * reopening a run.
 */
public interface Workspace extends AutoCloseable {
    PlaybookCatalog playbooks();

    /** The texts of the program, with those of a playbook. */
    Messages texts(Playbook playbook);

    RunRecord record();

    /**
     * Remembers that the user trusts a playbook of their own as it is now. One that runs statements is
     * refused
     * before that, and again after any change to its folder.
     */
    void trust(String playbookId) throws ProblemException;

    /** Begins a run of a plan; the plan need not be complete before it is assessed. */
    Journey begin(Plan plan, SecretSource secrets) throws ProblemException;

    /** Takes up a run again, whichever way it ended. */
    Journey reopen(String runId, SecretSource secrets) throws ProblemException;

    /** Tries one side's database and says what answered. */
    ConnectionResult tryDatabase(Endpoint endpoint, Side side, Playbook playbook, SecretSource secrets)
            throws ProblemException;

    /** Connects to the key-value store of a side once, to see that it works. */
    StoreResult tryStore(Endpoint endpoint, Side side, SecretSource secrets) throws ProblemException;

    /**
     * Finds out why a plan's connections do not work, or what of them will not do: asks one thing after the
     * other, from the names of the servers to slow queries. Only reads; blocks.
     *
     * @param told
     * told of each answer as it comes, on this thread
     */
    void diagnose(Plan plan, SecretSource secrets, Consumer<Finding> told) throws ProblemException;

    /**
     * Fills an endpoint from a dropped file or a pasted address; what it says nothing about stays as it is. A
     * file of another machine ({@code sftp://…}) is read as the endpoint says how to log in; where that does
     * not come about, the endpoint says where it is and the notes why.
     */
    Filled fill(Endpoint known, String pathOrAddress, Side side, Playbook playbook, SecretSource secrets)
            throws ProblemException;

    /**
     * Fetches a bundle that lies on another machine, with all its volumes, as it is. Blocks.
     *
     * @param address
     * {@code sftp://user@host/path}
     * @param login
     * how to log in there; the secrets it asks for are the source's
     * @return its first file on this computer
     */
    Path fetchBundle(String address, SshAddress login, SecretSource secrets, Controls controls)
            throws ProblemException;

    /** Bundles of a system that this computer has written and that are still there, the newest first. */
    List<Path> bundles(String playbookId) throws ProblemException;

    /** Home folder of the record. */
    Path home();

    @Override
    void close();

    /**
     * What a connection showed: facts, tables, time of a round trip, and the layout recognised (empty when
     * none).
     */
    record ConnectionResult(DatabaseFacts facts, int tables, long latencyMicros, String layout) {}

    /** What a connection to a key-value store showed: facts, keys, time of a round trip. */
    record StoreResult(KeyValueFacts facts, long keys, long latencyMicros) {}

    /**
     * An endpoint with what a place says of it.
     *
     * @param notes
     * what a person should know or still has to enter, and what kept it from being filled; none of them holds
     * a
     * secret
     */
    record Filled(Endpoint endpoint, List<Problem> notes) {
        public Filled {
            notes = List.copyOf(notes);
        }

        static Filled of(Endpoint endpoint) {
            return new Filled(endpoint, List.of());
        }
    }
}
