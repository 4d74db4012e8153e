package org.fairlead.step.transfer;

import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.record.UndoJournal;
import org.fairlead.secret.AgeSealer;
import org.fairlead.site.Database;

/**
 * What is transferred.
 *
 * @param source
 * the snapshot of the source
 * @param sealer
 * seals the journal to the run's key
 */
public record TransferInput(Playbook playbook, Plan plan, Database source, Database target,
        UndoJournal journal,
        AgeSealer sealer) {}
