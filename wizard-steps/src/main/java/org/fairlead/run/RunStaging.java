package org.fairlead.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;

import org.fairlead.acceptance.RequiredChecks;
import org.fairlead.acceptance.WantedChecks;
import org.fairlead.action.Parameters;
import org.fairlead.config.ConfigurationReader;
import org.fairlead.config.SiteConfiguration;
import org.fairlead.machine.MachineMeans;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Severity;
import org.fairlead.move.LayoutProbe;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Configuration.Setting;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.playbook.Playbook.Job;
import org.fairlead.playbook.Way;
import org.fairlead.record.RunLog;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Site;
import org.fairlead.site.Site.Side;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.site.Web;
import org.fairlead.step.StepContext;

/**
 * For jobs that bring a site from where it was tried to where it is used: the checks are asked of the one
 * first,
 * as something to hold the other against, and nothing of the one may lie open on the other.
 */
record RunStaging(Playbook playbook, Plan plan, RunSites sites, RunLog log) {

    private static final String SCOPE = "reference";
    private static final Set<String> ASKED = Set.of("sql", "tables", "web");
    private static final String GOOD = "✓";
    private static final String BAD = "✗";
    private static final String UNASKED = "–";
    private static final List<String> FOLDERS = List.of("/", "/wp-content/uploads/", "/backup/");

    private boolean applies() {
        return playbook.job(plan.job()).filter(Job::freezesSource).isPresent();
    }

    private boolean reachesSource() {
        return applies() && (plan.way() == Way.DIRECT || plan.way() == Way.EXPORT);
    }

    /** Asks the source what will be asked of the target, and keeps what came of it. */
    List<Finding> ask(Parameters parameters, StepContext context) throws ProblemException {
        if (!reachesSource()) {
            return List.of();
        }
        Playbook there = playbook.at(plan.source().prefix()).forJob(plan.job());
        List<Check> checks = RequiredChecks.of(there, plan.acceptance()).stream().filter(check -> ASKED
                .contains(
                        check.kind())).toList();
        log.forget(SCOPE);
        var failed = new ArrayList<List<String>>();
        int asked = 0;
        try (Site source = sites.liveSource(plan)) {
            for (Check check : checks) {
                List<Finding> found = one(check, source, parameters, context);
                boolean good = found.stream().allMatch(finding -> finding.problem().severity()
                        == Severity.PASSED);
                boolean unasked = found.isEmpty() || found.getFirst().id().equals("check/web");
                log.remember(SCOPE, "check/" + check.id(), unasked ? UNASKED : good ? GOOD : BAD);
                asked += unasked ? 0 : 1;
                if (!good && !unasked) {
                    failed.add(List.of(check.id()));
                }
            }
        }
        return List.of(new Finding("reference", "assess.group.source", failed.isEmpty() ? Problem.passed(
                "assess.passed.reference", asked) : Problem.warning("assess.warning.reference", failed.size(),
                        asked)).with(new Evidence(List.of("evidence.check"), failed, failed.size())));
    }

    /** In a transaction of its own: what one site cannot answer must not keep the others from being asked. */
    private List<Finding> one(Check check, Site source, Parameters parameters, StepContext context)
            throws ProblemException {
        try (Transaction transaction = source.database().begin(Access.READ)) {
            return new WantedChecks(List.of(check), source, parameters, transaction, wanted -> WantedChecks
                    .finding(
                            wanted, 0), new WantedChecks.Records(log, MachineMeans.NONE, context.clock()))
                    .run();
        } catch (SiteException e) {
            return List.of(new Finding("check/" + check.id(), "assess.group.source", new Problem(
                    Severity.WARNING, e
                            .problem().key(), e.problem().args())));
        }
    }

    /** The same checks of both, side by side. */
    List<Finding> beside(List<Finding> here) throws ProblemException {
        Map<String, String> reference = new TreeMap<>(log.recallAll(SCOPE));
        reference.values().removeIf(UNASKED::equals);
        if (!applies() || reference.isEmpty()) {
            return List.of();
        }
        Map<String, Finding> now = new LinkedHashMap<>();
        here.forEach(finding -> now.put(finding.id(), finding));
        var rows = new ArrayList<List<String>>();
        long worse = 0;
        for (Map.Entry<String, String> check : reference.entrySet()) {
            Finding finding = now.get(check.getKey());
            String result = finding == null ? UNASKED : finding.problem().severity() == Severity.PASSED ? GOOD
                    : BAD;
            worse += check.getValue().equals(GOOD) && result.equals(BAD) ? 1 : 0;
            rows.add(List.of(name(check.getKey()), check.getValue(), result));
        }
        return List.of(new Finding("reference", "verify.group.reference", worse == 0 ? Problem.passed(
                "verify.passed.reference", reference.size()) : Problem.warning("verify.warning.reference",
                        worse,
                        reference.size())).with(new Evidence(List.of("evidence.check", "evidence.source",
                                "evidence.target"), rows, rows.size())));
    }

    private static String name(String id) {
        return id.replaceFirst("^check/", "");
    }

    /** Keys that both sites use, and files of the move that the web may fetch. */
    List<Finding> open() throws ProblemException {
        if (!applies()) {
            return List.of();
        }
        var findings = new ArrayList<Finding>();
        if (plan.way() == Way.DIRECT) {
            findings.add(keys());
        }
        String bundle = plan.configuration().bundle();
        try (Site target = sites.target(plan)) {
            if (!bundle.isEmpty() && target.web().isPresent()) {
                findings.add(fetched(target.web().get(), bundle));
            }
        }
        return findings;
    }

    private Finding keys() throws ProblemException {
        Map<String, JsonNode> there = secrets(Side.SOURCE);
        Map<String, JsonNode> here = secrets(Side.TARGET);
        List<List<String>> same = here.entrySet().stream().filter(key -> Objects.equals(there.get(key
                .getKey()), key
                        .getValue())).map(key -> List.of(key.getKey())).toList();
        return new Finding("security/keys", "verify.group.security", same.isEmpty() ? Problem.passed(
                "verify.passed.own-keys", here.size()) : Problem.warning("verify.warning.same-keys", same
                        .size()))
                .with(new Evidence(List.of("evidence.setting"), same, same.size()));
    }

    /** What a site keeps secret, by setting; in memory for no longer than it takes to compare it. */
    private Map<String, JsonNode> secrets(Side side) throws ProblemException {
        var endpoint = side == Side.SOURCE ? plan.source() : plan.target();
        Playbook there = playbook.at(endpoint.prefix());
        Map<String, JsonNode> secrets = new TreeMap<>();
        try (Database database = sites.database(endpoint, side);
                Transaction transaction = database.begin(Access.READ)) {
            String layout = LayoutProbe.recognise(there, database).map(Playbook.Layout::id).orElse("");
            SiteConfiguration settings = new ConfigurationReader(there.configuration(), layout).read(
                    transaction);
            for (Setting setting : there.configuration().settings()) {
                settings.of(setting.id()).filter(stored -> setting.secret() && !stored.value().asString("")
                        .isEmpty())
                        .ifPresent(stored -> secrets.put(setting.id(), stored.value()));
            }
        }
        return secrets;
    }

    private static Finding fetched(Web web, String bundle) {
        String name = bundle.substring(Math.max(bundle.lastIndexOf('/'), bundle.lastIndexOf('\\')) + 1);
        if (gives(web, "/fairlead-no-such-file-" + name.length())) {
            return new Finding("security/bundle", "verify.group.security", Problem.info(
                    "verify.info.answers-all",
                    web.place()));
        }
        var open = new ArrayList<List<String>>();
        for (String folder : FOLDERS) {
            if (gives(web, folder + name.replace(" ", "%20"))) {
                open.add(List.of(web.place() + folder + name));
            }
        }
        return new Finding("security/bundle", "verify.group.security", open.isEmpty() ? Problem.passed(
                "verify.passed.bundle-hidden", FOLDERS.size()) : Problem.blocker("verify.problem.bundle-open",
                        name))
                .with(new Evidence(List.of("evidence.address"), open, open.size()));
    }

    /** What does not answer gives nothing away. */
    private static boolean gives(Web web, String path) {
        try {
            return web.get(path, Map.of()).status() / 100 == 2;
        } catch (SiteException e) {
            return false;
        }
    }
}
