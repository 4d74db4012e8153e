package org.fairlead.playbook;

import java.util.List;

/**
 * A line of the guide that is not as it says; the text explains what happens instead.
 *
 * @param jobs
 * jobs it belongs to; empty for all
 */
public record GuideNote(String id, String severity, List<String> jobs, List<String> guide) {
    public GuideNote {
        jobs = List.copyOf(jobs);
        guide = List.copyOf(guide);
    }
}
