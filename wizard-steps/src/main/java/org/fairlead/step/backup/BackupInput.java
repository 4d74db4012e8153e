package org.fairlead.step.backup;

import java.util.Optional;

import org.fairlead.plan.BackupChoice;
import org.fairlead.playbook.Playbook;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.AgeSealer;
import org.fairlead.site.Site;

/**
 * What is kept.
 *
 * @param source
 * with the snapshot as its database; empty for an upgrade in place
 * @param opener
 * opens what the sealer sealed, to rehearse the restore
 * @param onlyNeededKeys
 * whether of a key-value store only that is kept which cannot be made again
 * @param choice
 * what is kept besides and what is left out
 */
public record BackupInput(Playbook playbook, Optional<Site> source, Site target, AgeSealer sealer,
        AgeOpener opener, boolean onlyNeededKeys, BackupChoice choice) {

    /** Of a key-value store, all keys; of the database, what may change. */
    public BackupInput(Playbook playbook, Optional<Site> source, Site target, AgeSealer sealer,
            AgeOpener opener) {
        this(playbook, source, target, sealer, opener, false, BackupChoice.NONE);
    }
}
