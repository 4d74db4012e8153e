package org.fairlead.plan;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.fairlead.plan.Acceptance.OwnCheck;
import org.fairlead.playbook.Capability;
import org.fairlead.playbook.FileProblems;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Check;

/** Whether what a plan asks of a good run fits the playbook and itself. */
final class AcceptanceChecks {
    private static final String AT = "/acceptance";
    private static final Pattern READS = Pattern.compile("\\s*(SELECT|WITH|TABLE|VALUES)\\b",
            Pattern.CASE_INSENSITIVE);
    /** What some servers let a query write although the transaction only reads. */
    private static final Pattern WRITES = Pattern.compile("\\bINTO\\b", Pattern.CASE_INSENSITIVE);

    /** One statement that changes rows, or nothing. */
    private static final Pattern CHANGES = Pattern.compile(
            "(?is)|\\s*(INSERT\\s+INTO|UPDATE|DELETE\\s+FROM|REPLACE\\s+INTO)\\b[^;]*");

    private final Playbook playbook;
    private final Plan plan;
    private final FileProblems problems;

    AcceptanceChecks(Playbook playbook, Plan plan, FileProblems problems) {
        this.playbook = playbook;
        this.plan = plan;
        this.problems = problems;
    }

    void run() {
        Acceptance acceptance = plan.acceptance();
        refer("capability", "/critical", acceptance.critical(), playbook.forJob(plan.job()).capabilities()
                .stream().map(
                        Capability::id).toList());
        List<String> steps = playbook.job(plan.job()).map(job -> plan.way().of(job.steps())).orElse(List
                .of());
        refer("decision-point", "/decide-after", acceptance.decideAfter(), steps.stream().filter(
                Acceptance.STEPS::contains).toList());
        logins(acceptance);
        flows(acceptance.flows());
        earlier(acceptance);
        problems.unique(AT + "/checks", "id", acceptance.checks().stream().map(OwnCheck::id).toList());
        for (int i = 0; i < acceptance.checks().size(); i++) {
            OwnCheck check = acceptance.checks().get(i);
            if (check.asksDatabase() != check.path().isEmpty()) {
                problems.add("plan.problem.check-of-what", AT + "/checks/" + i, check.id());
            } else if (check.asksDatabase() && (!READS.matcher(check.sql()).lookingAt() || WRITES.matcher(
                    check.sql())
                    .find())) {
                problems.add("plan.problem.check-reads", AT + "/checks/" + i + "/sql", check.id());
            }
        }
    }

    /** Whether each says one place to write at and one to read at, and statements do no more than that. */
    private void flows(List<FlowCheck> flows) {
        problems.unique(AT + "/flows", "id", flows.stream().map(FlowCheck::id).toList());
        for (int i = 0; i < flows.size(); i++) {
            FlowCheck flow = flows.get(i);
            String at = AT + "/flows/" + i;
            boolean oneEach = flow.writeSql().isEmpty() != flow.writePath().isEmpty() && flow.readSql()
                    .isEmpty()
                    != flow.readPath().isEmpty();
            if (!oneEach || (!flow.writeSql().isEmpty() && flow.undoSql().isEmpty())) {
                problems.add("plan.problem.flow-of-what", at, flow.id());
            }
            if (!CHANGES.matcher(flow.writeSql()).matches() || !CHANGES.matcher(flow.undoSql()).matches()) {
                problems.add("plan.problem.flow-changes", at, flow.id());
            }
            if (!flow.readSql().isEmpty() && (!READS.matcher(flow.readSql()).lookingAt() || WRITES.matcher(
                    flow
                            .readSql()).find())) {
                problems.add("plan.problem.check-reads", at + "/read-sql", flow.id());
            }
        }
    }

    /** Whether what is taken over from an earlier run is there to be asked. */
    private void earlier(Acceptance acceptance) {
        List<String> known = Stream.concat(playbook.forJob(plan.job()).checks().stream().map(Check::id),
                acceptance
                        .checks().stream().map(OwnCheck::id)).distinct().toList();
        refer("check", "/earlier/must-pass", acceptance.earlier().mustPass(), known);
        for (int i = 0; i < acceptance.earlier().remedies().size(); i++) {
            String due = acceptance.earlier().remedies().get(i).due();
            if (!new BackupChoice(false, due).isDay()) {
                problems.add("plan.problem.day", AT + "/earlier/remedies/" + i + "/due", due);
            }
        }
    }

    /** Whether somebody can be logged in as the plan says. */
    private void logins(Acceptance acceptance) {
        List<Login> logins = acceptance.logins();
        boolean ofFormer = playbook.access().former().isThere() && logins.stream().noneMatch(Login::atTarget);
        if (!logins.isEmpty() && !playbook.access().isThere() && !ofFormer) {
            problems.add("plan.problem.no-access", AT + "/logins", playbook.id());
        }
        if (acceptance.questions().allowed() && playbook.access().chats().isEmpty()) {
            problems.add("plan.problem.no-questions", AT + "/questions", playbook.id());
        }
        for (int i = 0; i < logins.size(); i++) {
            Login login = logins.get(i);
            if (!login.temporary() && login.password() instanceof SecretRef.None) {
                problems.add("plan.problem.login-password", AT + "/logins/" + i, login.user());
            }
            if (login.temporary() && !login.atTarget()) {
                problems.add("plan.problem.login-made", AT + "/logins/" + i, login.role());
            }
        }
    }

    private void refer(String kind, String at, List<String> named, List<String> known) {
        for (int i = 0; i < named.size(); i++) {
            problems.refer(kind, AT + at + "/" + i, named.get(i), known);
        }
    }
}
