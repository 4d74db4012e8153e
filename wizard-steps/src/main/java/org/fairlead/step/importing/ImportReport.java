package org.fairlead.step.importing;

import java.util.List;
import java.util.Map;

import org.fairlead.config.SettingNote;

/**
 * What arrived. Holds no value of a setting but those that would otherwise be gone from sight, none of them
 * secret.
 *
 * @param counts
 * settings by how the two sides stood to one another
 * @param written
 * rows that were added, changed or removed
 * @param arrived
 * settings that were changed, and were read back as they should be
 * @param notes
 * what was not carried over as it was
 * @param archived
 * settings without a place on the target, and what they were; secret ones are not among them
 * @param needsSetUp
 * secrets that did not come along and that the target lacks
 * @param unknown
 * names on the source that the playbook does not describe
 * @param caches
 * rows of caches that were cleared
 */
public record ImportReport(Map<String, Long> counts, long written, List<String> arrived,
        List<SettingNote> notes, Map<String, String> archived,
        List<String> needsSetUp, List<String> unknown, long caches) {
    public ImportReport {
        counts = Map.copyOf(counts);
        arrived = List.copyOf(arrived);
        notes = List.copyOf(notes);
        archived = archived == null ? Map.of() : Map.copyOf(archived); // older records have none
        needsSetUp = List.copyOf(needsSetUp);
        unknown = List.copyOf(unknown);
    }

    /** What a person still has to look after. */
    public int openItems() {
        return needsSetUp.size() + (int) notes.stream().filter(note -> !SettingNote.SETTLED.contains(note
                .kind()))
                .count();
    }
}
