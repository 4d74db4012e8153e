package org.fairlead.plan;

import java.util.List;

import org.fairlead.playbook.Configuration;

/**
 * What must hold before a run counts as good, beyond what the playbook asks of every run.
 *
 * @param critical
 * capabilities of the site that must not suffer: each of their checks closes the gate
 * @param checks
 * looks of the site's own
 * @param decideAfter
 * steps after which the run waits for somebody to say whether it goes on or back
 */
public record Acceptance(List<String> critical, List<OwnCheck> checks, List<String> decideAfter) {

    public static final Acceptance NONE = new Acceptance(List.of(), List.of(), List.of());

    /** Steps that a run may wait after. */
    public static final List<String> STEPS = List.of("backup", "import", "transfer", "upgrade", "verify");

    public Acceptance {
        critical = List.copyOf(critical);
        checks = List.copyOf(checks);
        decideAfter = List.copyOf(decideAfter);
    }

    /** The own checks for a site whose tables have a prefix. */
    public List<OwnCheck> at(String prefix) {
        return checks.stream().map(check -> new OwnCheck(check.id(), check.path(), check.status(), check
                .contains(),
                check.sql().replace(Configuration.PREFIX, prefix), check.expect())).toList();
    }

    /**
     * A page or a query of the target, looked at before and after.
     *
     * @param path
     * path of a page; empty for a query
     * @param status
     * HTTP status that the page answers with; 0 for the one it had at the assessment
     * @param contains
     * text that the page holds, empty for none
     * @param sql
     * a query that only reads, "{p}" standing for the prefix of the tables; empty for a page
     * @param expect
     * value of the first column of its first row; empty where all rows are to be what they were at the
     * assessment
     */
    public record OwnCheck(String id, String path, int status, String contains, String sql, String expect) {
        /** Whether it asks the database. */
        public boolean asksDatabase() {
            return !sql.isEmpty();
        }
    }
}
