package org.fairlead.step.backup;

import org.fairlead.playbook.Playbook;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.AgeSealer;
import org.fairlead.site.Site;

/**
 * What is kept.
 *
 * @param source
 * with the snapshot as its database
 * @param opener
 * opens what the sealer sealed, to rehearse the restore
 */
public record BackupInput(Playbook playbook, Site source, Site target, AgeSealer sealer, AgeOpener opener) {}
