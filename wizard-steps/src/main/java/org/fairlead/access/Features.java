package org.fairlead.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.playbook.Access;
import org.fairlead.playbook.Access.Feature;
import org.fairlead.site.SiteException;
import org.fairlead.site.Web.Answer;

/** Tries each thing as each visitor, and holds what comes back against what the site's own roles allow. */
final class Features {
    private static final int SHORTEST_SECRET = 8;

    private final Access access;
    private final List<String> routes;
    private final Collection<String> secrets;
    private final List<List<String>> shown = new ArrayList<>();

    /**
     * @param routes
     * name spaces of the site's REST index
     * @param secrets
     * what no answer may hold, but for those who keep the keys
     */
    Features(Access access, List<String> routes, Collection<String> secrets) {
        this.access = access;
        this.routes = List.copyOf(routes);
        this.secrets = secrets.stream().filter(secret -> secret.length() >= SHORTEST_SECRET).toList();
    }

    List<Finding> run(List<Visitor> visitors) throws SiteException {
        var findings = new ArrayList<Finding>();
        for (Feature feature : access.features()) {
            if (feature.route().isEmpty() || routes.contains(feature.route())) {
                findings.add(tried(feature, visitors));
            }
        }
        findings.add(new Finding("access/keys-hidden", Trials.GROUP, shown.isEmpty()
                ? Problem.passed("access.passed.keys-hidden", secrets.size())
                : Problem.blocker("access.problem.keys-shown", shown.size())).with(new Evidence(List.of(
                        "evidence.visitor", "evidence.address"), shown, shown.size())));
        return findings;
    }

    private Finding tried(Feature feature, List<Visitor> visitors) throws SiteException {
        var lines = new ArrayList<List<String>>();
        int open = 0;
        int closed = 0;
        boolean absent = false;
        for (Visitor visitor : visitors) {
            boolean may = visitor.may(feature.needs());
            if (may && feature.costly()) {
                continue;
            }
            Answer answer = feature.method().equals("GET") && !feature.path().contains("rest_route")
                    ? visitor.session().get(feature.path())
                    : visitor.session().rest(feature.method(), feature.path(), feature.body());
            look(visitor, feature, answer);
            absent |= feature.absent() != 0 && answer.status() == feature.absent();
            boolean refused = Session.isRefusal(answer);
            boolean given = answer.status() / 100 == 2;
            open += !may && given ? 1 : 0;
            closed += !given && (may || !refused) ? 1 : 0;
            lines.add(List.of(visitor.name(), may ? "2xx" : "401, 403", Integer.toString(answer.status())));
        }
        return new Finding("access/" + feature.id(), Trials.GROUP, absent && open == 0
                ? Problem.info("access.info.absent", feature.id())
                : judged(feature, open, closed, lines.size())).with(new Evidence(List.of("evidence.visitor",
                        "evidence.expected", "evidence.found"), lines, lines.size())).covering(feature
                                .guide());
    }

    private static Problem judged(Feature feature, int open, int closed, int tried) {
        if (open > 0) {
            return Problem.blocker("access.problem.open", feature.id(), open);
        }
        return closed > 0 ? Problem.blocker("access.problem.closed", feature.id(), closed)
                : Problem.passed("access.passed.feature", feature.id(), tried);
    }

    private void look(Visitor visitor, Feature feature, Answer answer) {
        if (!visitor.may(access.keeper()) && secrets.stream().anyMatch(answer.body()::contains)) {
            shown.add(List.of(visitor.name(), feature.path()));
        }
    }
}
