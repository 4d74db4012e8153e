package org.fairlead.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.fairlead.action.Masking;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.EnvName;
import org.fairlead.playbook.Playbook;
import org.fairlead.site.Settings;
import org.fairlead.site.Site.Side;
import org.fairlead.site.SiteException;
import org.fairlead.site.env.EnvCopy;

/**
 * The secrets of a plan and of the settings files on both of its sides, to be covered in what machines say.
 */
final class KnownSecrets {
    private final Playbook playbook;
    private final Plan plan;
    private final RunSites sites;

    KnownSecrets(Playbook playbook, Plan plan, RunSites sites) {
        this.playbook = playbook;
        this.plan = plan;
        this.sites = sites;
    }

    /**
     * Covers all of them, with the settings files as they are now.
     *
     * @throws SiteException
     * when one is not to be had, since what is not known cannot be covered
     */
    Masking now() throws SiteException {
        try {
            var known = new ArrayList<>(sites.allSecrets(plan));
            for (Side side : Side.values()) {
                Optional<Settings> settings = sites.settings(side == Side.SOURCE ? plan.source() : plan
                        .target(), side);
                if (settings.isPresent()) {
                    try (Settings open = settings.get()) {
                        if (open.exists()) {
                            known.addAll(secrets(EnvCopy.of(open)));
                        }
                    }
                }
            }
            return new Masking(known);
        } catch (SiteException e) {
            throw e;
        } catch (ProblemException e) {
            throw new SiteException(e.problem(), e);
        }
    }

    /** Values of a settings file that the playbook calls secret. */
    private List<String> secrets(Settings settings) throws SiteException {
        var secrets = new ArrayList<String>();
        List<EnvName> secret = playbook.environment().read().stream().filter(EnvName::secret).toList();
        for (String name : settings.names()) {
            if (secret.stream().anyMatch(one -> one.matches(name))) {
                settings.value(name).ifPresent(secrets::add);
            }
        }
        return secrets;
    }
}
