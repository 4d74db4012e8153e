package org.fairlead.step.export;

import java.nio.file.Path;
import java.util.Optional;

import org.fairlead.bundle.BundleMeans;
import org.fairlead.bundle.BundleTarget;
import org.fairlead.bundle.Protection;
import org.fairlead.plan.Carry;
import org.fairlead.plan.Plan;
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
 * @param carry
 * which settings leave; empty where none do
 * @param rows
 * the plan whose rows leave; empty where none do
 * @param program
 * name and version of the program, for the manifest
 */
public record ExportInput(Playbook playbook, Database source, String layout, Optional<Carry> carry,
        Optional<Plan> rows, Destination destination, String program) {

    /**
     * Where the bundle goes.
     *
     * @param webRoot
     * folder of this computer that the site gives out to everybody, where it is known
     */
    public record Destination(BundleTarget file, Protection protection, Optional<SigningKey> signer,
            BundleMeans means, Optional<Path> webRoot) {

        /** For a site that gives out no folder of this computer. */
        public Destination(BundleTarget file, Protection protection, Optional<SigningKey> signer,
                BundleMeans means) {
            this(file, protection, signer, means, Optional.empty());
        }
    }

    /** Settings alone. */
    public ExportInput(Playbook playbook, Database source, String layout, Carry carry,
            Destination destination, String program) {
        this(playbook, source, layout, Optional.of(carry), Optional.empty(), destination, program);
    }
}
