package org.fairlead.playbook;

import java.util.List;
import java.util.Set;

/**
 * What a check asks of a site's database beyond a query that must give no row. By the kind of the check:
 * "serialized", the rows of {@code sql} (name, value) must each hold an array of PHP; "clock", the one value
 * of {@code sql} holds the times of the site's own jobs; "index", the server must answer {@code sql} by an
 * index; "counters", the rows of {@code sql} (name, number) are counters of the server.
 *
 * @param jobs
 * names of jobs of the site's clock that must have a time to come
 * @param counters
 * how far counters may go
 */
public record SiteCheck(List<String> jobs, List<Counter> counters) {
    public static final SiteCheck NONE = new SiteCheck(List.of(), List.of());
    /** The kind of check whose rows must each hold an array of PHP. */
    public static final String SERIALIZED = "serialized";
    /** The kinds of check that it is for. */
    public static final Set<String> KINDS = Set.of(SERIALIZED, "clock", "index", "counters");

    public SiteCheck {
        jobs = List.copyOf(jobs);
        counters = List.copyOf(counters);
    }

    /**
     * A counter of the server.
     *
     * @param most
     * what it may be; 0 for anything
     * @param rise
     * by how much it may have risen since the assessment; 0 for anything
     */
    public record Counter(String name, long most, long rise) {}
}
