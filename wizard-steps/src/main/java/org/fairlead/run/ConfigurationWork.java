package org.fairlead.run;

import java.util.List;
import java.util.Optional;

import org.fairlead.bundle.BundleFile;
import org.fairlead.bundle.BundleKey;
import org.fairlead.bundle.BundleTarget;
import org.fairlead.bundle.Protection;
import org.fairlead.bundled.LeavingTable;
import org.fairlead.config.Departure;
import org.fairlead.config.ImportItem;
import org.fairlead.config.Meeting;
import org.fairlead.config.ProviderTrial;
import org.fairlead.model.Finding;
import org.fairlead.model.ProblemException;
import org.fairlead.secret.Secret;
import org.fairlead.secret.SigningKey;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.export.ExportReport;
import org.fairlead.step.importing.ImportReport;

/** What a run does with settings. Every method blocks, as those of a {@link Journey} do. */
public interface ConfigurationWork {
    /** Writes the chosen settings and rows of the source into a bundle, as far as the job moves such. */
    StepOutcome<ExportReport> export(BundleTarget file, Protection protection, Optional<SigningKey> signer,
            Controls controls) throws StepException;

    /** Reads the settings of the source, to show what an export would hold. Writes nothing. */
    Departure departure() throws ProblemException;

    /**
     * Reads the rows of the source from end to end, to show what an export would hold and a few of them;
     * nothing for jobs that move none. Writes nothing. What is shown must not be stored.
     */
    List<LeavingTable> leaving() throws ProblemException;

    /**
     * Reads both configurations, to show what an import would do. Writes nothing.
     *
     * @param key
     * opens the plan's bundle; empty where the settings come from the source directly
     */
    Meeting meeting(Optional<BundleKey> key) throws ProblemException;

    /**
     * What would become of every setting of the target under the plan in force. Writes nothing.
     *
     * @param key
     * opens the plan's bundle; empty where the settings come from the source directly
     */
    List<ImportItem> review(Optional<BundleKey> key) throws ProblemException;

    /**
     * Brings the settings that the plan takes into the target.
     *
     * @param passphrase
     * seals the way back
     */
    StepOutcome<ImportReport> arrive(Optional<BundleKey> key, Secret passphrase, Controls controls)
            throws StepException;

    /**
     * What the plan's change of service comes to, and what the new service answers; writes nothing anywhere.
     *
     * @throws ProblemException
     * when the change cannot be made: no such service, in use already, no key
     */
    ProviderTrial tryProvider() throws ProblemException;

    /**
     * Puts the questions that the plan allows to the service in use and to the new one, as often as it
     * allows.
     * What is answered is in the record. Costs something at both.
     */
    List<Finding> askServices() throws ProblemException;

    /** The most questions that the target puts to its service in one minute; -1 where nothing tells. */
    long busiestMinute() throws ProblemException;

    /**
     * The bundle that the plan reads, as files of this computer; fetched first where it lies on another
     * machine. Blocks.
     */
    BundleFile bundle() throws ProblemException;

    /** Id of the service that the site of the plan's target uses now; empty where its layout keeps none. */
    Optional<String> providerInUse() throws ProblemException;
}
