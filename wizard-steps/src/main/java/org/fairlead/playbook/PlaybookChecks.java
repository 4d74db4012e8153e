package org.fairlead.playbook;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import org.fairlead.playbook.Playbook.Check;
import org.fairlead.playbook.Playbook.Choice;
import org.fairlead.playbook.Playbook.Dataset;
import org.fairlead.playbook.Playbook.Job;

/** Whether the parts of a playbook fit together: every name that is used is one that is there. */
final class PlaybookChecks {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

    private final Playbook playbook;
    private final FileProblems problems;
    private final List<String> choices;
    private final List<String> tables;

    PlaybookChecks(Playbook playbook, FileProblems problems) {
        this.playbook = playbook;
        this.problems = problems;
        this.choices = playbook.choices().stream().map(Choice::id).toList();
        this.tables = playbook.datasets().stream().map(Dataset::table).toList();
    }

    void run() {
        ids();
        jobs();
        ownJobs();
        choices();
        datasets();
        new ActionChecks(playbook, problems).run();
        new ConfigurationChecks(playbook, problems).run();
        looks();
        cards();
        new RepairChecks(playbook, problems).run();
        Quiet quiet = playbook.quiet();
        if (quiet.isThere()) {
            problems.refer("choice", "/quiet/choice", quiet.choice(), choices);
            problems.refer("store", "/quiet/store", quiet.store(), playbook.configuration().stores().stream()
                    .map(
                            Configuration.Store::id).toList());
        }
        if (!playbook.keyValues().saved().isEmpty()) {
            problems.refer("choice", "/key-values/saved", playbook.keyValues().saved(), choices);
        }
    }

    private void ids() {
        unique("/system/layouts", playbook.system().layouts(), Playbook.Layout::id);
        unique("/jobs", playbook.jobs(), Job::id);
        unique("/requirements", playbook.requirements(), Requirement::id);
        unique("/choices", playbook.choices(), Choice::id);
        unique("/probes", playbook.probes(), Playbook.Probe::id);
        unique("/comparisons", playbook.comparisons(), Comparison::id);
        unique("/guide-notes", playbook.guideNotes(), GuideNote::id);
        unique("/actions", playbook.actions(), Action::id);
        unique("/checks", playbook.checks(), Check::id);
        unique("/capabilities", playbook.capabilities(), Capability::id);
        unique("/access/features", playbook.access().features(), Access.Feature::id);
        unique("/timings", playbook.timings(), Timing::id);
        unique("/key-values/groups", playbook.keyValues().groups(), StoredKeys.Group::id);
        unique("/trouble/repairs", playbook.trouble().repairs(), Repair::id);
        unique("/trouble/cards", playbook.trouble().cards(), HelpCard::id);
        unique("/checklists", playbook.checklists(), ChecklistItem::id);
        var moved = new ArrayList<>(tables);
        problems.unique("/datasets", "table", tables);
        playbook.skip().forEach(skip -> moved.add(skip.table()));
        for (int i = 0; i < playbook.skip().size(); i++) {
            if (moved.indexOf(playbook.skip().get(i).table()) != tables.size() + i) {
                problems.add("file.problem.twice", "/skip/" + i + "/table", playbook.skip().get(i).table());
            }
        }
    }

    private <T> void unique(String pointer, List<T> parts, Function<T, String> id) {
        problems.unique(pointer, "id", parts.stream().map(id).toList());
    }

    private void jobs() {
        List<String> layouts = playbook.system().layouts().stream().map(Playbook.Layout::id).toList();
        for (int i = 0; i < playbook.jobs().size(); i++) {
            Job job = playbook.jobs().get(i);
            for (int f = 0; f < job.from().size(); f++) {
                problems.refer("layout", "/jobs/" + i + "/from/" + f, job.from().get(f), layouts);
            }
            if (!job.to().isEmpty()) {
                problems.refer("layout", "/jobs/" + i + "/to", job.to(), layouts);
            }
        }
    }

    private void ownJobs() {
        ownJobs("/probes", playbook.probes(), Playbook.Probe::jobs);
        ownJobs("/choices", playbook.choices(), Choice::jobs);
        ownJobs("/actions", playbook.actions(), Action::jobs);
        ownJobs("/checks", playbook.checks(), Check::jobs);
        ownJobs("/guide-notes", playbook.guideNotes(), GuideNote::jobs);
        ownJobs("/checklists", playbook.checklists(), ChecklistItem::jobs);
    }

    private <T> void ownJobs(String pointer, List<T> parts, Function<T, List<String>> jobs) {
        List<String> known = playbook.jobs().stream().map(Job::id).toList();
        for (int i = 0; i < parts.size(); i++) {
            List<String> named = jobs.apply(parts.get(i));
            for (int j = 0; j < named.size(); j++) {
                problems.refer("job", pointer + "/" + i + "/jobs/" + j, named.get(j), known);
            }
        }
    }

    private void choices() {
        for (int i = 0; i < playbook.choices().size(); i++) {
            Choice choice = playbook.choices().get(i);
            String at = "/choices/" + i;
            problem(choice).ifWrong(key -> problems.add(key, at + "/default", choice.byDefault()));
            if (choice.kind().equals("one-of") && !choice.byDefault().isEmpty()) {
                problems.refer("answer", at + "/default", choice.byDefault(), choice.options());
            }
            condition(at + "/when", choice.when());
            try {
                Pattern.compile(choice.pattern());
            } catch (PatternSyntaxException e) {
                problems.add("playbook.problem.pattern", at + "/pattern", choice.pattern());
            }
        }
    }

    private static Verdict problem(Choice choice) {
        String answer = choice.byDefault();
        return switch (choice.kind()) {
            case "yes-no" -> new Verdict(Set.of("", "yes", "no").contains(answer), "plan.problem.yes-no");
            case "number" -> new Verdict(answer.isEmpty() || NUMBER.matcher(answer).matches(),
                    "plan.problem.number");
            case "secret" -> new Verdict(answer.isEmpty(), "playbook.problem.secret-default");
            default -> new Verdict(true, "");
        };
    }

    private record Verdict(boolean good, String key) {
        void ifWrong(java.util.function.Consumer<String> tell) {
            if (!good) {
                tell.accept(key);
            }
        }
    }

    private void condition(String pointer, String condition) {
        Condition.of(condition).ifPresent(when -> when.check(pointer, playbook, problems));
    }

    private void datasets() {
        Set<String> keys = playbook.naturalKeys().keySet();
        for (int i = 0; i < playbook.datasets().size(); i++) {
            Dataset dataset = playbook.datasets().get(i);
            String at = "/datasets/" + i;
            for (Map.Entry<String, String> reference : dataset.references().entrySet()) {
                problems.refer("natural-key", YamlTree.child(at + "/references", reference.getKey()),
                        reference.getValue(), keys);
            }
            if (!dataset.follows().dataset().isEmpty()) {
                problems.refer("dataset", at + "/follows/dataset", dataset.follows().dataset(), playbook
                        .datasets().stream().map(Dataset::id).toList());
            }
            try {
                ZoneId.of(dataset.naiveZone());
            } catch (DateTimeException e) {
                problems.add("playbook.problem.zone", at + "/naive-zone", dataset.naiveZone());
            }
        }
        playbook.naturalKeys().forEach((name, key) -> {
            sql(YamlTree.child("/natural-keys", name) + "/source", key.source());
            sql(YamlTree.child("/natural-keys", name) + "/target", key.target());
            for (int i = 0; i < key.otherwise().size(); i++) {
                sql(YamlTree.child("/natural-keys", name) + "/otherwise/" + i + "/source", key.otherwise()
                        .get(
                                i).source());
                sql(YamlTree.child("/natural-keys", name) + "/otherwise/" + i + "/target", key.otherwise()
                        .get(
                                i).target());
            }
        });
        for (int i = 0; i < playbook.fileReferences().size(); i++) {
            problems.refer("dataset", "/file-references/" + i + "/table", playbook.fileReferences().get(i)
                    .table(),
                    tables);
        }
    }

    private void looks() {
        for (int i = 0; i < playbook.probes().size(); i++) {
            sql("/probes/" + i + "/sql", playbook.probes().get(i).sql());
        }
        for (int i = 0; i < playbook.comparisons().size(); i++) {
            sql("/comparisons/" + i + "/sql", playbook.comparisons().get(i).sql());
        }
        for (int i = 0; i < playbook.timings().size(); i++) {
            sql("/timings/" + i + "/sql", playbook.timings().get(i).sql());
            sql("/timings/" + i + "/before", playbook.timings().get(i).before());
        }
        capabilities();
        for (int i = 0; i < playbook.checks().size(); i++) {
            Check check = playbook.checks().get(i);
            sql("/checks/" + i + "/sql", check.sql());
            machine("/checks/" + i, check);
            suite("/checks/" + i + "/suite", check.suite());
            for (int t = 0; check.kind().equals("unchanged") && !tables.isEmpty() && t < check.tables()
                    .size(); t++) {
                problems.refer("dataset", "/checks/" + i + "/tables/" + t, check.tables().get(t), tables);
            }
        }
    }

    private void suite(String at, SuiteCheck suite) {
        if (!suite.against().isEmpty()) {
            problems.refer("check", at + "/against", suite.against(), playbook.checks().stream().filter(
                    check -> check.kind().equals(SuiteCheck.KIND)).map(Check::id).toList());
        }
        if (!suite.line().isEmpty() && !Pattern.compile(suite.line()).namedGroups().keySet().containsAll(Set
                .of("app", "test", "outcome"))) {
            problems.add("playbook.problem.pattern", at + "/line", suite.line());
        }
    }

    /** Whether a look at the machine asks for what is there, under a name that no command has. */
    private void machine(String at, Check check) {
        var commands = new CommandChecks(playbook, problems);
        boolean hasCommand = !check.command().run().isEmpty() || !check.log().run().isEmpty();
        commands.look(at + "/command", check.command().run(), check.command().environment());
        commands.look(at + "/log", check.log().run(), Map.of());
        check.log().files().forEach(file -> commands.look(at + "/log/files", file, Map.of()));
        condition(at + "/command/when", check.command().when());
        condition(at + "/log/when", check.log().when());
        sql(at + "/log/mark", check.log().mark());
        SqlParameters.check(check.log().rows().replace(":mark", "1"), choices, at + "/log/rows", problems);
        if (hasCommand && playbook.actions().stream().anyMatch(action -> action.id().equals(check.id()))) {
            problems.add("file.problem.twice", at + "/id", check.id());
        }
    }

    private void capabilities() {
        List<String> checks = playbook.checks().stream().map(Check::id).toList();
        for (int i = 0; i < playbook.capabilities().size(); i++) {
            List<String> named = playbook.capabilities().get(i).checks();
            for (int c = 0; c < named.size(); c++) {
                problems.refer("check", "/capabilities/" + i + "/checks/" + c, named.get(c), checks);
            }
        }
    }

    /** A card runs only checks that mean something without the run they end. */
    private void cards() {
        List<String> alone = playbook.checks().stream().filter(check -> !check.kind().equals("unchanged"))
                .map(Check::id).toList();
        List<String> repairs = playbook.trouble().repairs().stream().map(Repair::id).toList();
        for (int i = 0; i < playbook.trouble().cards().size(); i++) {
            List<String> named = playbook.trouble().cards().get(i).checks();
            for (int c = 0; c < named.size(); c++) {
                problems.refer("check", "/trouble/cards/" + i + "/checks/" + c, named.get(c), alone);
            }
            List<String> mends = playbook.trouble().cards().get(i).repairs();
            for (int r = 0; r < mends.size(); r++) {
                problems.refer("repair", "/trouble/cards/" + i + "/repairs/" + r, mends.get(r), repairs);
            }
        }
    }

    private void sql(String pointer, String sql) {
        SqlParameters.check(sql, choices, pointer, problems);
    }
}
