package org.fairlead.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.playbook.CommandCheck;
import org.fairlead.playbook.CommandCheck.Figure;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.ShellResult;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;

/** Checks of the kind "command": an approved command must end and say as the playbook wants. */
final class CommandLooks {
    /** Scope in the record: "check/figure" to the number that was seen last. */
    static final String FIGURES = "machine-figures";
    private static final int LONGEST = 4_000;

    private final Looker looker;
    private final RunLog log;

    CommandLooks(Site site, MachineMeans means, RunLog log) {
        this.looker = new Looker(site, means);
        this.log = log;
    }

    List<Finding> look(Check check) throws RecordException {
        var findings = new ArrayList<Finding>();
        try {
            Optional<Looked> looked = looker.look(check, Map.of(), findings);
            if (looked.isPresent()) {
                findings.addAll(judge(check, looked.get()));
            }
        } catch (SiteException e) {
            findings.add(Looker.finding(check, "", Looker.severe(check, e.problem())));
        }
        return findings;
    }

    private List<Finding> judge(Check check, Looked looked) throws RecordException {
        CommandCheck wanted = check.command();
        ShellResult result = looked.result();
        String said = result.out() + (result.err().isBlank() ? "" : "\n" + result.err());
        var figures = new ArrayList<List<String>>();
        Problem problem = ending(check, looked);
        for (Figure figure : wanted.figures()) {
            long number = number(figure, said);
            figures.add(List.of(figure.name(), number < 0 ? "–" : Long.toString(number), figure.atMost()));
            if (number >= 0) {
                log.remember(FIGURES, check.id() + "/" + figure.name(), Long.toString(number));
            }
            if (!figure.atMost().isEmpty() && number > Long.parseLong(figure.atMost())) {
                problem = Looker.severe(check, Problem.blocker("machine.command.figure", check.id(), figure
                        .name(),
                        number, figure.atMost()));
            }
        }
        var findings = new ArrayList<Finding>();
        findings.add(Looker.finding(check, "", problem).with(new Evidence(List.of("evidence.command",
                "evidence.said"),
                List.of(List.of(looked.text().run(), shown(said))), 1)));
        if (!figures.isEmpty()) {
            findings.add(Looker.finding(check, "/figures", Problem.info("machine.command.figures", check.id(),
                    String
                            .join(", ", figures.stream().map(row -> row.get(0) + " " + row.get(1)).toList())))
                    .with(
                            new Evidence(List.of("evidence.figure", "evidence.found", "evidence.at-most"),
                                    figures,
                                    figures.size())));
        }
        var cards = new Cards(wanted.known());
        said.lines().forEach(cards::line);
        findings.addAll(cards.findings(check));
        return findings;
    }

    private static Problem ending(Check check, Looked looked) {
        CommandCheck wanted = check.command();
        ShellResult result = looked.result();
        String said = result.out() + "\n" + result.err();
        return switch (result.ending()) {
            case TIMED_OUT -> Looker.severe(check, Problem.blocker("machine.command.too-long", check.id(),
                    looked.text()
                            .minutes()));
            case LOST, STOPPED, KILLED -> Looker.severe(check, Problem.blocker("machine.command.lost", check
                    .id(), looked
                            .text().place()));
            case EXITED -> result.exit() != wanted.exit()
                    ? Looker.severe(check, Problem.blocker("machine.command.exit", check.id(), result.exit(),
                            wanted
                                    .exit()))
                    : !wanted.expect().isEmpty() && !Pattern.compile(wanted.expect()).matcher(said).find()
                            ? Looker.wrong(check, 1)
                    : Problem.passed("check." + check.id() + ".passed");
        };
    }

    /** The sum of what the expression finds; -1 where it finds nothing. */
    private static long number(Figure figure, String said) {
        Matcher matcher = Pattern.compile(figure.pattern()).matcher(said);
        long sum = -1;
        while (matcher.find()) {
            String digits = matcher.group(matcher.groupCount() > 0 ? 1 : 0);
            if (digits != null && digits.matches("[0-9]{1,15}")) {
                sum = Math.max(sum, 0) + Long.parseLong(digits);
            }
        }
        return sum;
    }

    private static String shown(String said) {
        String text = said.strip();
        return text.length() > LONGEST ? "…" + text.substring(text.length() - LONGEST) : text;
    }
}
