package org.fairlead.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.fairlead.plan.Carry;
import org.fairlead.plan.Carry.Decision;
import org.fairlead.playbook.Configuration;

/**
 * Two configurations as they were read, so that what would become of the target can be worked out anew with
 * every decision and without reading anything again. Holds values, secret ones too, in memory only.
 *
 * @param configuration
 * the playbook's description, with the target's names of tables
 * @param leftOut
 * settings that the source has and that did not come along
 * @param notes
 * what is known of single settings from before they arrived
 * @param given
 * decisions that come with the job, where a person has not decided otherwise
 */
public record Meeting(Configuration configuration, SiteConfiguration source, SiteConfiguration target,
        Set<String> leftOut, List<SettingNote> notes, Map<String, Decision> given) {
    public Meeting {
        leftOut = Set.copyOf(leftOut);
        notes = List.copyOf(notes);
        given = Map.copyOf(given);
    }

    /** What would become of every setting; a pure calculation. */
    public List<ImportItem> items(Carry carry) {
        Map<String, Decision> decisions = new HashMap<>(given);
        decisions.putAll(carry.decisions());
        return new Arrival(configuration, source, target, leftOut, carry.withDecisions(decisions), notes)
                .items();
    }
}
