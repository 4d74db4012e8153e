package org.fairlead.playbook;

import java.util.List;

/**
 * What of a site is switched off while rows move, and on again before they are verified.
 *
 * @param choice
 * id of the yes-no choice that wants it so; empty where it is never done
 * @param store
 * id of the store of settings that holds the names
 * @param names
 * settings that are switched off; where one is not stored, its default would have it on
 * @param off
 * what is stored for off
 * @param clock
 * name in the store that holds the times of the site's own jobs, as WordPress keeps them; empty for none
 * @param jobs
 * of those, the ones that wait
 */
public record Quiet(String choice, String store, List<String> names, String off, String clock,
        List<String> jobs, List<String> guide) {

    public static final Quiet NONE = new Quiet("", "", List.of(), "", "", List.of(), List.of());

    public Quiet {
        names = List.copyOf(names);
        jobs = List.copyOf(jobs);
        guide = List.copyOf(guide);
    }

    public boolean isThere() {
        return !choice.isEmpty();
    }
}
