package org.fairlead.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.fairlead.model.Cell;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.playbook.Access.Markup;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.site.Web.Answer;

/** Looks whether pages hold what the site's settings want there for each visitor. */
final class Markups {
    private final List<Markup> markups;
    private final Transaction database;

    /**
     * @param routes
     * name spaces of the site's REST index
     */
    Markups(List<Markup> markups, Set<String> routes, Transaction database) {
        this.markups = markups.stream().filter(one -> routes.contains(one.route())).toList();
        this.database = database;
    }

    List<Finding> run(List<Visitor> visitors) throws SiteException {
        var findings = new ArrayList<Finding>();
        for (Markup markup : markups) {
            findings.add(look(markup, visitors));
        }
        return findings;
    }

    private Finding look(Markup markup, List<Visitor> visitors) throws SiteException {
        List<List<String>> lines = new ArrayList<>();
        int lacking = 0;
        for (Visitor visitor : visitors) {
            long id = visitor.person().map(People.Person::id).orElse(0L);
            if (id == 0 || !wanted(markup, id)) {
                continue;
            }
            Answer answer = visitor.session().get(markup.path());
            boolean there = markup.holds().stream().anyMatch(answer.body()::contains);
            lacking += there ? 0 : 1;
            lines.add(List.of(visitor.name(), Integer.toString(answer.status()), there ? "+" : "–"));
        }
        return new Finding("access/markup/" + markup.id(), Trials.GROUP, lines.isEmpty()
                ? Problem.info("access.info.markup-nobody", markup.id(), markup.path())
                : lacking > 0 ? Problem.warning("access.warning.markup", markup.id(), markup.path(), lacking)
                : Problem.passed("access.passed.markup", markup.id(), markup.path(), lines.size())).with(
                        new Evidence(List.of("evidence.visitor", "evidence.status", "evidence.found"), lines,
                                lines.size())).covering(markup.guide());
    }

    private boolean wanted(Markup markup, long user) throws SiteException {
        try (Rows rows = database.query(markup.wanted(), Map.of("user", new Cell.Int(user)))) {
            return rows.next() != null;
        }
    }
}
