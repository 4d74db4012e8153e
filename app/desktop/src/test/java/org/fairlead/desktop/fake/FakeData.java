package org.fairlead.desktop.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import org.fairlead.action.ActionSample;
import org.fairlead.convert.Misfit;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Progress.Part;
import org.fairlead.model.Progress.State;
import org.fairlead.model.Spread;
import org.fairlead.plan.MisfitKind;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Action;
import org.fairlead.playbook.Playbook;
import org.fairlead.record.RunLog.QuarantinedRow;
import org.fairlead.run.MaintenanceWindow;
import org.fairlead.run.PlanReview;
import org.fairlead.run.PlanReview.Doing;
import org.fairlead.run.PlanReview.Moving;
import org.fairlead.step.OpenDecision;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.assess.AssessReport;
import org.fairlead.step.assess.AssessReport.TableCount;
import org.fairlead.step.backup.BackupReport;
import org.fairlead.step.rollback.RollbackPreview;
import org.fairlead.step.rollback.RollbackPreview.Undoing;
import org.fairlead.step.rollback.RollbackReport;
import org.fairlead.step.rollback.RollbackReport.Kept;
import org.fairlead.step.rollback.RollbackReport.Newer;
import org.fairlead.step.rollback.RollbackReport.TableState;
import org.fairlead.step.transfer.TransferReport;
import org.fairlead.step.transfer.TransferReport.DatasetResult;
import org.fairlead.step.transfer.WaitingRow;
import org.fairlead.step.upgrade.UpgradeReport;
import org.fairlead.step.upgrade.UpgradeReport.ActionResult;
import org.fairlead.step.upgrade.UpgradeTrial;
import org.fairlead.step.upgrade.UpgradeTrial.Tried;
import org.fairlead.step.verify.VerifyReport;
import org.fairlead.step.verify.VerifyReport.Comparison;
import org.fairlead.step.verify.VerifyReport.Difference;
import org.fairlead.step.verify.VerifyReport.Timing;

/** What the pretended engine reports: the numbers of a small design agency. */
final class FakeData {
    private static final String PROJECTS = "projects_project";
    private static final String LONG = " and, since names like this one do occur in the wild, a sentence that goes on"
            + " for considerably longer than anybody who drew this page would have liked it to go on";

    private final Script script;
    private final Playbook playbook;
    private final Map<String, Long> rows = new LinkedHashMap<>();

    FakeData(Script script, Playbook playbook) {
        this.script = script;
        this.playbook = playbook;
        rows.put("auth_user", 412L);
        rows.put("auth_group", 4L);
        rows.put("auth_group_permissions", 61L);
        rows.put("authtoken_token", 398L);
        rows.put("projects_project", 1_873L);
        rows.put("projects_project_collaborators", 922L);
        rows.put("projects_designcomponent", 31_204L);
        rows.put("projects_projectversion", 9_416L);
        rows.put("assets_asset", 2_760L);
        rows.put("templates_template", 118L);
        rows.put("ai_services_aigenerationrequest", 841L);
        rows.put("django_admin_log", 202L);
    }

    List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        if (script.blocked) {
            found.add(new Finding("requirement/postgresql", "assess.group.requirements", Problem.blocker(
                    "fake.version", "13.4", "14")));
        } else {
            found.add(passed("requirements", "fake.version-passed", "16.4"));
        }
        found.add(passed("requirements", "fake.disk", "3.1 GB"));
        found.add(passed("requirements", "fake.scratch"));
        found.add(passed("requirements", "fake.owner"));
        if (!script.clean) {
            String more = script.longTexts ? LONG : "";
            found.add(misfit("projects_project", "name", "too-long", more, List.of(List.of("[1042]",
                    "312 > 255"), List
                            .of("[1077]", "260 > 255"), List.of("[1310]", "288 > 255")), 3));
            found.add(misfit("projects_designcomponent", "properties", "json-nul", more, List.of(List.of(
                    "[77310]",
                    "$.label")), 1));
            List<List<String>> samples = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                samples.add(List.of("[" + (2000 + 7 * i) + "]", "/media/assets/image/" + (2000 + 7 * i)
                        + ".png"));
            }
            found.add(new Finding("files/missing", "assess.group.source", Problem.warning("fake.media", 312))
                    .with(
                            new Evidence(List.of("evidence.key", "evidence.file"), samples, 312)));
        }
        found.add(new Finding("probe/duplicate-email", "assess.group.source", Problem.info("fake.emails", 2))
                .with(
                        new Evidence(List.of("evidence.key"), List.of(List.of("[12]"), List.of("[381]")), 2))
                .covering(List.of(
                        "AD-3.1-a")));
        found.add(passed("source", "fake.integrity"));
        found.add(passed("source", "fake.relations"));
        found.add(passed("target", "fake.layout", "v2", 379));
        found.add(passed("target", "fake.empty"));
        found.add(new Finding("environment/ignored", "assess.group.environment", Problem.warning(
                "fake.ignored", 3))
                .with(new Evidence(List.of("evidence.setting"), List.of(List.of("DATABASE_URL"), List.of(
                        "REDIS_URL"),
                        List.of("CELERY_BROKER_URL")), 3)));
        found.add(passed("environment", "fake.secret-key"));
        found.add(new Finding("guide/ports", "assess.group.guide", Problem.info("fake.guide")).covering(List
                .of(
                        "AD-2.4-a", "AD-2.4-b")));
        addMany(found);
        return found;
    }

    private void addMany(List<Finding> found) {
        for (int i = 0; i < script.findings; i++) {
            found.add(new Finding("many/" + i, "assess.group.source", Problem.warning("fake.many", i)));
        }
    }

    private static Finding passed(String group, String key, Object... args) {
        return new Finding(key, "assess.group." + group, Problem.passed(key, args));
    }

    private static Finding misfit(String table, String column, String kind, String more,
            List<List<String>> samples,
            long total) {
        return new Finding("misfit/" + table + "/" + column + "/" + kind, "assess.group.source", Problem
                .warning(
                        "misfit." + kind, table, column + more, total)).with(new Evidence(List.of(
                                "evidence.key",
                                "evidence.measure"), samples, total));
    }

    AssessReport assess(List<Finding> found) {
        List<TableCount> tables = new ArrayList<>();
        rows.forEach((table, count) -> tables.add(new TableCount(table, "moves", "", count, 0)));
        tables.add(new TableCount("django_migrations", "stays", "target-owned", 27, 122));
        tables.add(new TableCount("django_session", "stays", "sessions", 940, 0));
        tables.add(new TableCount("legacy_import", "unknown", "", 12, -1));
        return new AssessReport("v1-core", "v2", tables, found, Map.of("all-users", 820L), 48_234_496, 42,
                FakeEnvironment.lines(script.longTexts ? LONG : ""));
    }

    /** What is done where nobody chose commands. */
    private List<Action> acts() {
        return playbook.actions().stream().filter(action -> !(action instanceof Action.Command)).toList();
    }

    PlanReview review(String hash) {
        List<Moving> moving = new ArrayList<>();
        rows.forEach((table, count) -> moving.add(new Moving(table, count, table.startsWith("projects") ? List
                .of(
                        "bool", "json", "moment") : table.contains("permission") ? List.of("by-permission")
                : List.of())));
        List<Doing> doing = new ArrayList<>();
        doing.add(new Doing("transfer", "transfer", "aidesign@db1.kestrel.example", "journal", ""));
        for (Action action : acts()) {
            doing.add(switch (action) {
                case Action.Sql sql -> new Doing(sql.id(), "sql", sql.touches().table(), "journal", sql
                        .run());
                case Action.Schema schema -> new Doing(schema.id(), "schema", "", "schema", "");
                case Action.WriteRows write -> new Doing(write.id(), "write-rows", write.touches().table(),
                        "journal",
                        "");
                case Action.JsonMember member -> new Doing(member.id(), "json-member", member.touches()
                        .table() + "."
                        + member.column(), "journal", member.member());
                case Action.EnvLines lines -> new Doing(lines.id(), "env-lines", "/srv/app2/.env",
                        "file-backup", String
                                .join("\n", lines.set().keySet()));
                case Action.CopyFiles copy -> new Doing(copy.id(), "copy-files", "/srv/app2/media",
                        "file-backup", "");
                case Action.Command command -> new Doing(command.id(), "command", "deploy@db1", "command",
                        command
                                .run());
                case Action.FlushKeys flush -> new Doing(flush.id(), "ask", "", "person", flush.copy());
                case Action.Ask ask -> new Doing(ask.id(), "ask", "", "person", ask.copy());
            });
        }
        return new PlanReview(hash, moving, doing, total(), 42, new MaintenanceWindow(42, 42, 600, 42,
                OptionalInt.of(3)));
    }

    private long total() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    List<Part> parts(String step) {
        List<Part> parts = new ArrayList<>();
        if (step.equals("upgrade")) {
            playbook.actions().forEach(action -> parts.add(new Part(action.id(), State.WAITING, 0, 1, 0)));
        } else {
            rows.forEach((table, count) -> parts.add(new Part(table, State.WAITING, 0, count, step.equals(
                    "transfer")
                    && table.equals("projects_project") && !script.clean ? 1 : 0)));
        }
        return parts;
    }

    /** How a backup ends: where nothing can be tried, not before somebody answers for it. */
    StepOutcome<BackupReport> backedUp(Plan plan) {
        BackupReport report = backup();
        String signed = plan.backup().unrehearsedAcceptedBy();
        if (!script.nothingMayBeMade) {
            return new StepOutcome.Done<>(report);
        }
        var notes = new ArrayList<>(List.of(Problem.info("backup.note.no-database",
                "aidesign@db1.kestrel.example", "CREATEDB")));
        if (!signed.isEmpty()) {
            notes.add(Problem.warning("backup.note.accepted", signed, "aidesign@db1.kestrel.example",
                    "2026-11-21T10:42:00Z"));
        }
        var read = new BackupReport(report.items(), report.rehearsal(), report.keys(),
                new BackupReport.Rehearsal("whole-read-back", 61, total(), 0, 9_000), notes);
        return signed.isEmpty() ? new StepOutcome.Blocked<>(read, List.of(new Finding("rehearsal/nowhere",
                "backup.group.rehearsal", Problem.blocker(BackupReport.UNREHEARSED,
                        "aidesign@db1.kestrel.example")))) : new StepOutcome.Done<>(read);
    }

    BackupReport backup() {
        String hash = "5b0e…";
        return new BackupReport(List.of(new BackupReport.Item("source-database", "/srv/app/db.sqlite3",
                "backup/source.sqlite3.age", total(), 48_234_496, hash), new BackupReport.Item(
                        "target-tables",
                        "aidesign@db1.kestrel.example, 14 tables", "backup/target", 3, 4_096, hash),
                new BackupReport.Item("settings", "/srv/app2/.env", "backup/settings.age", 31, 1_240, hash)),
                new BackupReport.Rehearsal("scratch-schema", 31, total(), 0, 41_300),
                BackupReport.Rehearsal.NONE, script.wholeKept
                        ? new BackupReport.Rehearsal("whole-scratch", 61, total(), 0, 52_000)
                        : BackupReport.Rehearsal.NONE,
                BackupReport.Rehearsal.NONE, new BackupReport.Rehearsal("files-scratch", 1, 214, 0, 2_300),
                List.of(Problem.passed("backup.note.files-live", 214)));
    }

    TransferReport transfer() {
        List<DatasetResult> moved = new ArrayList<>();
        rows.forEach((table, count) -> {
            long waits = !script.clean && (table.equals("projects_project") || table.equals(
                    "projects_designcomponent"))
                            ? 1
                            : 0;
            moved.add(new DatasetResult(table, count, count - waits, waits, waits * 2));
        });
        return new TransferReport(moved, 38_400);
    }

    UpgradeReport upgrade() {
        List<ActionResult> results = new ArrayList<>();
        for (Action action : acts()) {
            results.add(new ActionResult(action.id(), action instanceof Action.Ask ? "asked" : action.id()
                    .equals(
                            "media") ? "already" : "done", action instanceof Action.Sql ? 412 : 0,
                    action instanceof Action.JsonMember ? 1_872 : 0, 0));
        }
        return new UpgradeReport(results, 4_100);
    }

    /** What the acts would do, with a row of each. */
    UpgradeTrial.Report tried() {
        return new UpgradeTrial.Report(playbook.actions().stream().map(action -> action instanceof Action.Sql
                ? new Tried(action.id(), "done", 412, 0, 0, List.of(), List.of(new ActionSample(
                        "accounts_userprofile", "[7]", "added", List.of(new ActionSample.Changed("user_id",
                                "",
                                "7")))))
                : new Tried(action.id(), action instanceof Action.Ask ? "asked" : "already", 0, 0, 0, List
                        .of(), List.of())).toList());
    }

    VerifyReport verify() {
        List<Comparison> compared = new ArrayList<>();
        rows.forEach((table, count) -> {
            long waits = !script.clean && table.equals("projects_project") ? 1 : 0;
            long differ = script.blocked && table.equals("assets_asset") ? 2 : 0;
            compared.add(new Comparison(table, count - waits - differ, differ, 0, 0, waits));
        });
        List<Difference> differences = script.blocked ? List.of(new Difference("assets_asset", "[204]",
                "different", List
                        .of("file_url", "tags")), new Difference("assets_asset", "[205]", "different", List
                                .of("tags")))
                : List.of();
        List<Finding> checks = new ArrayList<>(List.of(new Finding("relations", "verify.group.relations",
                Problem.passed(
                        "fake.relations")), new Finding("identities", "verify.group.identities", Problem
                                .passed(
                                        "fake.identities", 21)), new Finding("check/logins",
                                                "verify.group.logins", Problem.passed(
                                                        "fake.logins", 412)), new Finding("check/health",
                                                                "verify.group.endpoints", Problem
                                                                        .passed("fake.health",
                                                                                "https://design.kestrel.example/health/"))));
        if (script.blocked) {
            checks.addFirst(new Finding("rows/assets_asset", "verify.group.contents", Problem.blocker(
                    "fake.differ",
                    "assets_asset", 2)));
        }
        return new VerifyReport(compared, differences, checks, List.of(timing("projects-of-a-user", 18_400,
                6_100),
                timing("components-of-a-project", 7_300, 7_600), timing("largest-projects", 41_000,
                        script.blocked
                                ? 151_000
                                : 38_000), timing("all-users", 820, 1_340)),
                21_600);
    }

    private static Timing timing(String id, long before, long after) {
        return new Timing(id, Spread.of(before), Spread.of(after), 0);
    }

    static org.fairlead.run.WholeRestored restored(String into) {
        return new org.fairlead.run.WholeRestored(into, 0, 0, List.of(), List.of(), 1);
    }

    RollbackReport rollback() {
        List<TableState> states = new ArrayList<>();
        rows.keySet().forEach(table -> states.add(new TableState(table, table.equals("auth_group") ? 2 : 0, 0,
                0,
                table.equals("projects_project") || table.equals("auth_user") ? 1 : 0)));
        return new RollbackReport(total() + 2_100, List.of(new Kept("projects_project", "[1871]",
                "changed-since"), new Kept("auth_user", "[17]", "needed-by-others")), states, List.of(Problem
                        .passed(
                                "tables.passed.checked", 14)), List.of(new Newer("projects_project", 1, 0,
                                        "newer/projects_project.jsonl.zst.age", List.of("[1871]"))), List.of(
                                                new Finding("check/front-page", "rollback.group.checks",
                                                        script.blocked
                                                                ? Problem.blocker("web.problem.status", "/",
                                                                        500, 200)
                                                                : Problem.passed("own-check.passed",
                                                                        "front-page"))),
                12_800);
    }

    RollbackPreview preview(Map<String, String> decisions) {
        List<Undoing> undoing = new ArrayList<>();
        undoing.add(new Undoing("accounts_userprofile", "table", 412, 0, 0));
        rows.forEach((table, count) -> undoing.add(new Undoing(table, "table", count - (table.equals(PROJECTS)
                ? 1
                : 0), table.equals(PROJECTS) ? 1_872 : 0, 0)));
        undoing.add(new Undoing("/srv/app2/.env", "settings-removed", 0, 1, 0));
        undoing.add(new Undoing("/srv/app2/media", "files", 2_448, 0, 0));
        List<OpenDecision> open = script.decisions.stream().filter(one -> !decisions.containsKey(one.id())
                && !decisions.containsKey("*")).toList();
        List<Kept> kept = script.clean ? List.of() : List.of(new Kept("auth_user", "[17]",
                "needed-by-others"),
                new Kept("/srv/app2/media", "assets/image/2014.png", "changed-since"));
        return new RollbackPreview(undoing, kept, open, open.size() + (open.isEmpty() ? 0
                : script.moreDecisions), List.of(new Newer("projects_project", 1, 0, "", List.of("[1871]"))),
                List.of());
    }

    /** A project with a name of 312 letters, or a part of it. */
    WaitingRow waiting(String table, String key) {
        return table.equals(PROJECTS)
                ? new WaitingRow(table, key, List.of(new WaitingRow.Value("id", "1042", "bigint"),
                        new WaitingRow.Value("name", "Harbour crane ".repeat(23).substring(0, 312),
                                "character varying(255)"),
                        new WaitingRow.Value("created_at", "2024-03-01 09:30:00",
                                "timestamp with time zone")),
                        misfits(table, Map.of(), List.of()))
                : new WaitingRow(table, key, List.of(new WaitingRow.Value("id", "77310", "bigint"),
                        new WaitingRow.Value("project_id", "1042", "bigint")), List.of());
    }

    List<Misfit> misfits(String table, Map<String, String> edits, List<QuarantinedRow> quarantined) {
        if (table.equals(PROJECTS)) {
            int length = edits.containsKey("name") ? edits.get("name").length() : 312;
            return length <= 255 ? List.of() : List.of(new Misfit("name", MisfitKind.TOO_LONG, length
                    + " > 255"));
        }
        return quarantined.stream().anyMatch(row -> row.table().equals(PROJECTS) && row.state().equals(
                "waiting")) ? List.of(new Misfit("", MisfitKind.REFUSED, "23503 project_id")) : List.of();
    }
}
