package org.fairlead.run;

import java.util.List;
import java.util.Optional;

import org.fairlead.model.Problem;
import org.fairlead.move.LayoutProbe;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Layout;
import org.fairlead.site.Database;
import org.fairlead.site.SiteException;

/** In which layout a site keeps its settings. */
final class SiteLayout {
    private SiteLayout() {}

    /**
     * The layout that the plan names, else the one that is recognised, else another.
     *
     * @param playbook
     * as it reads for the site
     * @param otherwise
     * where the site shows none
     * @throws SiteException
     * when it shows several, or none and there is no other
     */
    static String of(Playbook playbook, Database database, String named, Optional<String> otherwise)
            throws SiteException {
        if (!named.isEmpty()) {
            return named;
        }
        List<String> found = LayoutProbe.all(playbook, database).stream().map(Layout::id).toList();
        if (found.size() > 1) {
            throw new SiteException(Problem.blocker("import.problem.layouts", database.facts().place(), String
                    .join(", ", found)));
        }
        if (found.isEmpty() && otherwise.filter(layout -> !layout.isEmpty()).isEmpty()) {
            throw new SiteException(Problem.blocker("import.problem.no-layout", database.facts().place(),
                    String.join(", ", playbook.system().layouts().stream().map(Layout::id).toList())));
        }
        return found.isEmpty() ? otherwise.orElseThrow() : found.getFirst();
    }
}
