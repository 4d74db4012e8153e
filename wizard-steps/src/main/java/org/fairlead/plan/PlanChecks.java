package org.fairlead.plan;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import org.fairlead.model.Problem;
import org.fairlead.plan.Plan.MisfitDecision;
import org.fairlead.plan.Plan.ZoneDecision;
import org.fairlead.playbook.FileProblems;
import org.fairlead.playbook.FileRecords;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Choice;
import org.fairlead.playbook.Playbook.Dataset;
import org.fairlead.playbook.Playbook.Job;
import org.fairlead.playbook.Providers;
import org.fairlead.playbook.Way;
import org.fairlead.playbook.YamlTree;

/** Whether a plan fits its playbook. Everything at once, each with its address. */
public final class PlanChecks {
    private static final Pattern WITH_PASSWORD = Pattern.compile(
            "^[A-Za-z][A-Za-z0-9+.-]*://[^/?#@]*:[^/?#]*@");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

    private final Playbook playbook;
    private final Plan plan;
    private final FileProblems problems;

    private PlanChecks(Playbook playbook, Plan plan, FileProblems problems) {
        this.playbook = playbook;
        this.plan = plan;
        this.problems = problems;
    }

    /** What keeps a plan from being carried out, connections aside; of a plan that no file stands behind. */
    public static List<Problem> of(Playbook playbook, Plan plan) {
        JsonNode tree = FileRecords.shared().valueToTree(plan);
        return of(playbook, plan, YamlTree.of(tree, "plan"));
    }

    static List<Problem> of(Playbook playbook, Plan plan, YamlTree tree) {
        var problems = new FileProblems(tree);
        new PlanChecks(playbook, plan, problems).run();
        return problems.all();
    }

    private void run() {
        problems.refer("job", "/job", plan.job(), playbook.jobs().stream().map(Job::id).toList());
        playbook.job(plan.job()).ifPresent(job -> problems.refer("way", "/way", plan.way().word(), job.ways()
                .stream().map(Way::word).toList()));
        dialect("/source", plan.source(), playbook.connections().source());
        dialect("/target", plan.target(), playbook.connections().target());
        places("/source", plan.source());
        places("/target", plan.target());
        answers();
        secrets();
        misfits();
        zones();
        if (!plan.provider().to().isEmpty()) {
            problems.refer("provider", "/provider/to", plan.provider().to(), playbook.providers().offered()
                    .stream().map(Providers.Service::id).toList());
        }
        plan.commands().keySet().stream().filter(id -> !OwnStatements.isOwn(id)).forEach(
                id -> problems.refer("command", YamlTree.child("/commands", id), id,
                        CommandTexts.ids(playbook)));
        if (!plan.backup().isDay()) {
            problems.add("plan.problem.day", "/backup/keep-until", plan.backup().keepUntil());
        }
        List<String> kept = Stream.concat(playbook.connections().target().keep().stream(), playbook
                .connections().target().keepWhole().stream()).toList();
        for (int i = 0; i < plan.backup().leaveOut().size(); i++) {
            problems.refer("path", "/backup/leave-out/" + i, plan.backup().leaveOut().get(i), kept);
        }
        new DataChecks(playbook, plan.data(), problems).run();
        new AcceptanceChecks(playbook, plan, problems).run();
        new CarryChecks(playbook, plan.configuration(), problems).run();
    }

    /** A place is shown and reported as it stands, so it may hold no password (RFC 3986, section 3.2.1). */
    private void places(String at, Endpoint endpoint) {
        Map.of("app", endpoint.app(), "files", endpoint.files(), "settings", endpoint.settings()).forEach((
                name,
                place) -> {
            if (WITH_PASSWORD.matcher(place).find()) {
                problems.add("plan.problem.password-in-place", at + "/" + name, name);
            }
        });
    }

    private void dialect(String at, Endpoint endpoint, Playbook.Needs needs) {
        if (!endpoint.database().dialect().isEmpty()) {
            problems.refer("dialect", at + "/database/dialect", endpoint.database().dialect(), needs
                    .dialects());
        }
        if (endpoint.redis().isThere() && needs.keyValues() == Playbook.Want.NONE) {
            problems.add("plan.problem.no-store", at + "/redis", endpoint.redis().host());
        }
    }

    private void answers() {
        List<String> known = playbook.choices().stream().map(Choice::id).toList();
        plan.choices().keySet().forEach(id -> problems.refer("choice", YamlTree.child("/choices", id), id,
                known));
        Map<String, String> answers = Answers.of(playbook, plan);
        for (Choice choice : playbook.forJob(plan.job()).choices()) {
            String at = YamlTree.child("/choices", choice.id());
            String answer = answers.getOrDefault(choice.id(), "");
            if (choice.isSecret()) {
                if (plan.choices().containsKey(choice.id())) {
                    problems.add("plan.problem.secret-in-clear", at, choice.id());
                }
            } else if (!answer.isEmpty()) {
                answer(at, choice, answer);
            } else if (choice.required() && Answers.arises(choice, answers)) {
                unanswered(at, choice);
            }
        }
    }

    private void unanswered(String at, Choice choice) {
        if (choice.options().isEmpty()) {
            problems.add("plan.problem.unanswered", at, choice.id());
        } else {
            problems.add("plan.problem.unanswered.one-of", at, choice.id(), String.join(", ", choice
                    .options()));
        }
    }

    private void answer(String at, Choice choice, String answer) {
        switch (choice.kind()) {
            case "one-of" -> problems.refer("answer", at, answer, choice.options());
            case "yes-no" -> {
                if (!answer.equals("yes") && !answer.equals("no")) {
                    problems.add("plan.problem.yes-no", at, answer);
                }
            }
            case "number" -> {
                if (!NUMBER.matcher(answer).matches()) {
                    problems.add("plan.problem.number", at, answer);
                }
            }
            default -> {
            }
        }
        for (String refused : choice.refused()) {
            if (answer.toLowerCase(Locale.ROOT).contains(refused.toLowerCase(Locale.ROOT))) {
                problems.add("plan.problem.placeholder", at, answer, refused);
                return;
            }
        }
        if (!choice.pattern().isEmpty() && !Pattern.matches(choice.pattern(), answer)) {
            problems.add("plan.problem.form", at, answer, "choice." + choice.id() + ".form");
        }
    }

    private void secrets() {
        List<String> known = playbook.choices().stream().filter(Choice::isSecret).map(Choice::id).toList();
        plan.secrets().keySet().forEach(id -> problems.refer("secret", YamlTree.child("/secrets", id), id,
                known));
        Map<String, String> answers = Answers.of(playbook, plan);
        for (Choice choice : playbook.forJob(plan.job()).choices()) {
            SecretRef place = plan.secrets().getOrDefault(choice.id(), SecretRef.none());
            if (choice.isSecret() && choice.required() && Answers.arises(choice, answers)
                    && place instanceof SecretRef.None) {
                problems.add("plan.problem.secret-missing", YamlTree.child("/secrets", choice.id()), choice
                        .id());
            }
        }
    }

    private void misfits() {
        var decided = new HashMap<List<Object>, MisfitRule>();
        for (int i = 0; i < plan.misfits().size(); i++) {
            MisfitDecision decision = plan.misfits().get(i);
            String at = "/misfits/" + i;
            table(at + "/table", decision.table());
            problems.refer("rule", at + "/rule", decision.rule().id(),
                    decision.misfit().rules().stream().map(MisfitRule::id).toList());
            var scope = List.<Object>of(decision.table(), decision.column(), decision.misfit());
            MisfitRule before = decided.putIfAbsent(scope, decision.rule());
            if (before != null && before != decision.rule()) {
                problems.add("plan.problem.contradiction", at, decision.table() + "." + decision.column(),
                        before.id(), decision.rule().id());
            }
        }
    }

    private void zones() {
        for (int i = 0; i < plan.zones().size(); i++) {
            ZoneDecision decision = plan.zones().get(i);
            String at = "/zones/" + i;
            table(at + "/table", decision.table());
            try {
                ZoneId.of(decision.zone());
            } catch (DateTimeException e) {
                problems.refer("zone", at + "/zone", decision.zone(), new ArrayList<>(ZoneId
                        .getAvailableZoneIds()));
            }
        }
    }

    private void table(String at, String table) {
        if (!table.equals("*")) {
            problems.refer("dataset", at, table, playbook.datasets().stream().map(Dataset::table).toList());
        }
    }
}
