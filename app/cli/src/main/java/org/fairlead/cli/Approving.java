package org.fairlead.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.CommandText;
import org.fairlead.plan.CommandTexts;
import org.fairlead.plan.OwnStatements;
import org.fairlead.plan.Plan;
import org.fairlead.plan.Plan.Approval;
import org.fairlead.run.Journey;
import org.fairlead.site.SiteException;
import org.fairlead.text.Messages;

/**
 * Shows commands in full before they may run, and takes the approval: the code that stands below them, which
 * nobody knows who has not seen exactly these.
 */
final class Approving {
    @Option(names = "--approve", paramLabel = "CODE", descriptionKey = "option.approve")
    private String code = "";

    /**
     * Takes an approval that was given, or shows what needs one.
     *
     * @return whether nothing is left to be decided
     * @throws ProblemException
     * when the code is that of other commands
     */
    boolean settle(Session session) throws ProblemException {
        Plan plan = session.journey().plan();
        return settle(session, Stream.concat(CommandTexts.open(CommandTexts.of(session.journey().playbook(),
                plan), plan).stream(), OwnStatements.open(plan).stream()).toList());
    }

    /** The same for only what the plan itself asks the database, which runs before anything is written. */
    boolean settleQueries(Session session) throws ProblemException {
        return settle(session, OwnStatements.openQueries(session.journey().plan()));
    }

    private boolean settle(Session session, List<CommandText> open) throws ProblemException {
        Journey journey = session.journey();
        Plan plan = journey.plan();
        if (open.isEmpty()) {
            return true;
        }
        if (code.equals(CommandTexts.code(open))) {
            Map<String, Approval> approvals = new HashMap<>(plan.commands());
            open.forEach(text -> approvals.put(text.id(), new Approval(Approval.RUN, text.digest())));
            journey.change(plan.withCommands(approvals));
            return true;
        }
        if (session.json()) {
            tell(session, open);
        } else {
            show(session, open);
        }
        if (!code.isEmpty()) {
            throw new SiteException(Problem.blocker("cli.problem.other-commands", code, CommandTexts.code(
                    open)));
        }
        return false;
    }

    /** One line for programs, with all that a person is shown. */
    private static void tell(Session session, List<CommandText> open) {
        session.out().println(JsonMapper.shared().writeValueAsString(Map.of("run", session.journey().runId(),
                "open",
                open.stream().map(text -> new Open(text.id(), text.place(), text.first(), text.doneWhen(),
                        text
                                .captures(), text.environment(), text.run(), text.undo(), text.minutes()))
                        .toList(),
                "approve", CommandTexts.code(open))));
        session.out().flush();
    }

    /** A command that waits for its approval. */
    private record Open(String id, String place, boolean before, String doneWhen,
            Map<String, String> captures,
            Map<String, String> environment, String run, String undo, int minutes) {}

    private static void show(Session session, List<CommandText> open) {
        Messages messages = session.messages();
        var out = session.out();
        out.println(messages.text("cli.commands", open.size()));
        for (CommandText text : open) {
            out.println();
            out.println(messages.text("cli.command", messages.text(named(messages, text)), text.id(), Failures
                    .plain(text.place()), text.minutes()));
            part(session, "cli.command.done-when", text.doneWhen());
            text.captures().forEach((name, capture) -> part(session, "cli.command.captures", name + ": "
                    + capture));
            text.environment().forEach((name, value) -> part(session, "cli.command.variable", name + "="
                    + value));
            part(session, "cli.command.run", text.run());
            part(session, "cli.command.undo", text.undo());
        }
        out.println();
        out.println(messages.text("cli.commands.approve", CommandTexts.code(open)));
        out.flush();
    }

    /** A command that looks is named among the checks. */
    private static String named(Messages messages, CommandText text) {
        if (OwnStatements.isOwn(text.id())) {
            return OwnStatements.isQuery(text.id()) ? "cli.command.query" : "cli.command.flow";
        }
        String action = "action." + text.id();
        return messages.has(action) ? action : "check." + text.id() + ".name";
    }

    private static void part(Session session, String heading, String text) {
        if (!text.isEmpty()) {
            session.out().println("  " + session.messages().text(heading));
            Failures.plain(text).lines().forEach(line -> session.out().println("    " + line));
        }
    }
}
