package org.fairlead.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.fairlead.machine.MachineMeans;
import org.fairlead.machine.SuiteResult;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.CommandText;
import org.fairlead.plan.CommandTexts;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.playbook.SuiteCheck;
import org.fairlead.site.Shell;
import org.fairlead.site.ShellCommand;
import org.fairlead.site.ShellResult;
import org.fairlead.site.Site.Side;
import org.fairlead.step.StopSignal;

/**
 * The application's own test suites, run while the copy of the target is there. They get the name of the copy
 * and never that of the site's database; only commands run that were approved for the plan.
 *
 * @param playbook
 * with what belongs to the plan
 */
record SuitesOnCopy(Playbook playbook, Plan plan, RunSites sites, String copy) {

    private static final String COPY = "FAIRLEAD_COPY";
    private static final int NAMES = 20;

    /** What came of them; a warning where tests fail that do not fail with the untouched code. */
    List<Problem> run(StopSignal stop) throws ProblemException {
        List<Check> suites = playbook.checks().stream().filter(check -> check.kind().equals(SuiteCheck.KIND))
                .toList();
        List<CommandText> texts = CommandTexts.of(playbook, plan).stream().filter(text -> suites.stream()
                .anyMatch(check -> check.id().equals(text.id()))).toList();
        if (texts.isEmpty()) {
            return List.of();
        }
        MachineMeans means = MachineLooks.means(texts, playbook, plan, sites);
        Map<String, SuiteResult> results = new LinkedHashMap<>();
        List<Problem> said = new ArrayList<>();
        for (Check check : suites) {
            Optional<CommandText> text = CommandTexts.find(texts, check.id());
            if (text.isEmpty()) {
                continue;
            }
            Optional<SuiteResult> result = one(check, text.get(), means, stop);
            if (result.isEmpty()) {
                said.add(Problem.info("suite.info.not-run", check.id()));
            } else {
                results.put(check.id(), result.get());
            }
        }
        for (Check check : suites) {
            if (results.containsKey(check.id())) {
                said.add(judged(check, results.get(check.id()), Optional.ofNullable(results.get(check.suite()
                        .against()))));
            }
        }
        return said;
    }

    private Optional<SuiteResult> one(Check check, CommandText text, MachineMeans means, StopSignal stop)
            throws ProblemException {
        boolean old = check.suite().at().equals("source");
        Endpoint side = old ? plan.source() : plan.target();
        Optional<Shell> shell = sites.shell(side, old ? Side.SOURCE : Side.TARGET);
        if (shell.isEmpty() || text.standing(plan.commands()) != CommandText.Standing.RUN) {
            shell.ifPresent(Shell::close);
            return Optional.empty();
        }
        Map<String, String> environment = new HashMap<>();
        text.templates().forEach((name, template) -> environment.put(name, means.fill().apply(template)));
        environment.put(COPY, copy);
        ShellResult result;
        try (Shell open = shell.get()) {
            result = open.run(new ShellCommand(text.run(), environment, Duration.ofMinutes(text.minutes())),
                    stop::shouldStop);
        }
        String said = means.masking().now().of(result.out() + "\n" + result.err());
        return Optional.of(SuiteResult.of(said, check.suite(), result.ending() == ShellResult.Ending.EXITED));
    }

    private static Problem judged(Check check, SuiteResult now, Optional<SuiteResult> before) {
        if (!now.ended() || now.passed() + now.failed() == 0) {
            return Problem.warning("suite.warning.no-result", check.id(), now.passed(), now.failed());
        }
        Set<String> anew = new TreeSet<>(now.failing());
        before.ifPresent(old -> anew.removeAll(old.failing()));
        String names = String.join(", ", anew.stream().limit(NAMES).toList()) + (anew.size() > NAMES ? ", …"
                : "");
        if (check.suite().at().equals("source") || anew.isEmpty()) {
            return Problem.info(now.failed() == 0 ? "suite.info.passed" : "suite.info.failed-before", check
                    .id(), now.passed(), now.failed(), now.byApp(), String.join(", ", now.failing().stream()
                            .limit(NAMES).toList()));
        }
        return Problem.warning("suite.warning.failed", check.id(), now.passed(), now.failed(), now.byApp(),
                names, before.map(SuiteResult::byApp).orElse("–"));
    }
}
