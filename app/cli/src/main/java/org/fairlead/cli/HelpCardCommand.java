package org.fairlead.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.playbook.HelpCard;
import org.fairlead.playbook.Playbook;
import org.fairlead.run.Workspace;
import org.fairlead.site.SiteException;
import org.fairlead.text.Messages;

/** The cards of help of a playbook: lists them, shows one, and runs what one asks to check. */
@Command(name = "help-card", mixinStandardHelpOptions = true)
final class HelpCardCommand implements Callable<Integer> {
    private static final List<String> PARTS = List.of("symptoms", "checks", "repairs");

    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Parameters(arity = "0..1", paramLabel = "CARD", descriptionKey = "parameter.card")
    private @Nullable String card;
    @ArgGroup(multiplicity = "1")
    private Of of = new Of();
    @Option(names = "--check", descriptionKey = "option.card-check")
    private boolean check;

    /** Whose cards. */
    static final class Of {
        @Option(names = "--playbook", paramLabel = "ID", descriptionKey = "option.card-playbook")
        private @Nullable String playbook;
        @Option(names = "--run", paramLabel = "RUN", descriptionKey = "parameter.run")
        private @Nullable String run;
    }

    @Override
    public Integer call() throws Exception {
        String run = of.run;
        if (run != null) {
            try (Session session = Session.ofRun(options, Optional.of(run), spec.commandLine().getOut())) {
                Optional<HelpCard> shown = show(session.journey().playbook(), session.messages(), session
                        .out());
                return check && shown.isPresent() ? checked(session, shown.get()) : ExitCode.DONE;
            }
        }
        try (Workspace workspace = options.workspace()) {
            Playbook playbook = workspace.playbooks().find(String.valueOf(of.playbook)).orElseThrow(
                    () -> new SiteException(Problem.blocker("plan.problem.no-playbook", String.valueOf(
                            of.playbook)))).playbook();
            if (check) {
                throw new SiteException(Problem.blocker("cli.problem.card-check"));
            }
            show(playbook, workspace.texts(playbook), spec.commandLine().getOut());
            return ExitCode.DONE;
        }
    }

    /** Shows the card, or the list of them where none is named. */
    private Optional<HelpCard> show(Playbook playbook, Messages messages, PrintWriter out)
            throws SiteException {
        List<HelpCard> all = playbook.trouble().cards();
        String wanted = card;
        if (wanted == null) {
            if (options.json()) {
                out.println(JsonMapper.shared().writeValueAsString(all));
            } else {
                all.forEach(one -> out.println(one.id() + "  " + messages.text(one.key())));
            }
            out.flush();
            return Optional.empty();
        }
        HelpCard found = playbook.trouble().card(wanted).orElseThrow(() -> new SiteException(Problem.blocker(
                "trouble.problem.no-card", wanted, String.join(", ", all.stream().map(HelpCard::id)
                        .toList()))));
        if (!options.json()) {
            out.println(messages.text(found.key()));
            for (String part : PARTS) {
                out.println();
                out.println(messages.text("help-card." + part));
                messages.text(found.key() + "." + part).lines().forEach(line -> out.println("  - " + line));
            }
            found.repairs().forEach(one -> out.println("  - " + messages.text("cli.card.repair", messages
                    .text(
                            "repair." + one + ".name"), one)));
            out.flush();
        }
        return Optional.of(found);
    }

    /** Runs what the card asks to check, by itself. */
    private int checked(Session session, HelpCard found) throws ProblemException {
        List<Finding> findings = new ArrayList<>(session.journey().troubles().check(found.id()));
        if (found.connections()) {
            session.diagnose(findings::add);
        }
        PrintWriter out = session.out();
        if (options.json()) {
            out.println(JsonMapper.shared().writeValueAsString(Map.of("run", session.journey().runId(),
                    "card", found.id(), "result", findings)));
        } else {
            out.println();
            out.println(session.messages().text("help-card.checked", findings.size()));
            String group = "";
            for (Finding finding : findings) {
                DiagnoseCommand.say(finding, group, new CardNames(session.journey().playbook(), session
                        .messages(), session.journey().runId()), out);
                group = finding.group();
            }
        }
        out.flush();
        return findings.stream().anyMatch(Finding::blocks) ? ExitCode.GATE : ExitCode.DONE;
    }
}
