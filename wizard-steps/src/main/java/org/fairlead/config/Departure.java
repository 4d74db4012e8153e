package org.fairlead.config;

import org.fairlead.config.BundledConfiguration.Chosen;
import org.fairlead.plan.Carry;
import org.fairlead.playbook.Configuration;

/**
 * A site's settings as they were read, so that what would go into a bundle can be told for any choice without
 * reading anything again. Holds values, secret ones too, in memory only.
 *
 * @param configuration
 * the playbook's description, with the names of the site's tables
 */
public record Departure(Configuration configuration, SiteConfiguration site) {

    /**
     * What would go into the bundle, and what would stay behind and why; a pure calculation.
     *
     * @param encrypted
     * whether the bundle would be; otherwise no secret comes along
     */
    public Chosen choose(Carry carry, boolean encrypted) {
        return BundledConfiguration.choose(configuration, site, carry, encrypted);
    }
}
