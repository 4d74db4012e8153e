package org.fairlead.step.export;

import java.util.Optional;

import org.fairlead.bundle.BundleMeans;
import org.fairlead.bundle.BundleTarget;
import org.fairlead.bundle.Protection;
import org.fairlead.plan.Carry;
import org.fairlead.playbook.Playbook;
import org.fairlead.secret.SigningKey;
import org.fairlead.site.Database;

/**
 * What leaves, and how it is kept from others.
 *
 * @param playbook
 * as it reads for this site
 * @param layout
 * layout of the site
 * @param program
 * name and version of the program, for the manifest
 */
public record ExportInput(Playbook playbook, Database source, String layout, Carry carry,
        Destination destination,
        String program) {
    /** Where the bundle goes. */
    public record Destination(BundleTarget file, Protection protection, Optional<SigningKey> signer,
            BundleMeans means) {}
}
