package org.fairlead.step.importing;

import java.util.List;
import java.util.Set;

import org.fairlead.config.SettingNote;
import org.fairlead.config.SiteConfiguration;
import org.fairlead.plan.Carry;
import org.fairlead.playbook.Configuration;
import org.fairlead.site.Database;

/**
 * What arrives where.
 *
 * @param configuration
 * the playbook's description, with the target's names of tables
 * @param layout
 * layout of the target
 * @param source
 * the settings that arrive
 * @param leftOut
 * settings that the source has and that did not come along
 * @param notes
 * what had to be changed before they arrived
 */
public record ImportInput(Configuration configuration, Database target, String layout,
        SiteConfiguration source, Set<String> leftOut, Carry carry, List<SettingNote> notes) {
    public ImportInput {
        leftOut = Set.copyOf(leftOut);
        notes = List.copyOf(notes);
    }
}
