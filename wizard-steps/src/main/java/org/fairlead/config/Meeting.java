package org.fairlead.config;

import java.util.List;
import java.util.Set;

import org.fairlead.plan.Carry;
import org.fairlead.playbook.Configuration;

/**
 * Two configurations as they were read, so that what would become of the target can be worked out anew with
 * every decision and without reading anything again. Holds values, secret ones too, in memory only.
 *
 * @param configuration
 * the playbook's description, with the target's names of tables
 * @param leftOut
 * settings that the source has and that did not come along
 */
public record Meeting(Configuration configuration, SiteConfiguration source, SiteConfiguration target,
        Set<String> leftOut) {
    public Meeting {
        leftOut = Set.copyOf(leftOut);
    }

    /** What would become of every setting; a pure calculation. */
    public List<ImportItem> items(Carry carry) {
        return new Arrival(configuration, source, target, leftOut, carry).items();
    }
}
