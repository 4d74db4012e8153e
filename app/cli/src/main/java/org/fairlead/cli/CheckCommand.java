package org.fairlead.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.access.Reply;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.EarlierAttempt;
import org.fairlead.playbook.ChecklistItem;
import org.fairlead.run.Journey;
import org.fairlead.run.PlanPeople;
import org.fairlead.run.Ticks;
import org.fairlead.run.Ticks.Tick;
import org.fairlead.run.WhyBack;
import org.fairlead.text.Messages;

/** What only people can do in a run: the list of it, ticks and notes. */
@Command(name = "check", mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Parameters(index = "0", paramLabel = "RUN", descriptionKey = "parameter.run")
    private String run = "";
    @Parameters(index = "1", arity = "0..1", paramLabel = "ITEM", descriptionKey = "parameter.item")
    private @Nullable String item;
    @Option(names = "--undo", descriptionKey = "option.undo-tick")
    private boolean undo;
    @Option(names = "--note", paramLabel = "TEXT", descriptionKey = "option.note")
    private @Nullable String note;

    /** A line of the list. */
    private record Line(String id, String text, Tick tick) {}

    @Override
    public Integer call() throws Exception {
        try (Session session = Session.ofRun(options, Optional.of(run), spec.commandLine().getOut())) {
            Journey journey = session.journey();
            String named = item;
            if (named != null) {
                String said = note;
                if (said != null) {
                    journey.note(named, said);
                }
                if (undo || said == null || !journey.ticked().contains(named)) {
                    journey.tick(named, !undo);
                }
            }
            print(session, lines(journey, session.messages()));
            return ExitCode.DONE;
        }
    }

    private void print(Session session, Map<String, List<Line>> groups) {
        Messages messages = session.messages();
        if (options.json()) {
            session.out().println(JsonMapper.shared().writeValueAsString(Map.of("run", session.journey()
                    .runId(),
                    "result", groups)));
        } else {
            groups.forEach((group, lines) -> {
                session.out().println(group);
                lines.forEach(line -> {
                    session.out().println("  " + messages.text("cli.check.item", line.tick().done() ? "[x]"
                            : "[ ]", line.id(), Failures.plain(line.text())));
                    if (!line.tick().note().isEmpty()) {
                        session.out().println(messages.text("cli.check.note", Failures.plain(line.tick()
                                .note())));
                    }
                });
            });
            List<Line> all = groups.values().stream().flatMap(List::stream).toList();
            session.out().println(messages.text("cli.check.sum", all.stream().filter(line -> line.tick()
                    .done())
                    .count(), all.size()));
        }
        session.out().flush();
    }

    private static Map<String, List<Line>> lines(Journey journey, Messages messages) throws ProblemException {
        Map<String, Tick> ticks = journey.ticks();
        var open = new Tick(false, "", "");
        Map<String, List<Line>> groups = new LinkedHashMap<>();
        for (ChecklistItem one : journey.playbook().checklists()) {
            groups.computeIfAbsent(messages.text("window.phase." + one.phase()), phase -> new ArrayList<>())
                    .add(
                            new Line(one.id(), text(messages, "checklist." + one.id(), one.id()), ticks
                                    .getOrDefault(one
                                            .id(), open)));
        }
        for (String asked : Ticks.asked(journey.log())) {
            groups.computeIfAbsent(messages.text("step.upgrade"), phase -> new ArrayList<>()).add(new Line(
                    asked,
                    text(messages, "action." + asked, asked), ticks.getOrDefault(asked, open)));
        }
        List<String> criteria = Ticks.criteria(journey.plan());
        for (int i = 0; i < criteria.size(); i++) {
            groups.computeIfAbsent(messages.text("document.turning.success"), phase -> new ArrayList<>()).add(
                    new Line(criteria.get(i), journey.plan().successCriteria().get(i), ticks.getOrDefault(
                            criteria
                                    .get(i), open)));
        }
        EarlierAttempt earlier = journey.plan().acceptance().earlier();
        for (int i = 0; i < earlier.remedies().size(); i++) {
            String id = earlier.items().get(i);
            groups.computeIfAbsent(messages.text("next.of", earlier.run()), phase -> new ArrayList<>()).add(
                    new Line(
                            id, PlanPeople.remedyText(messages, earlier.remedies().get(i)), ticks
                                    .getOrDefault(id, open)));
        }
        for (WhyBack.Trigger trigger : WhyBack.of(journey).triggers()) {
            groups.computeIfAbsent(messages.text("document.turning.triggers"), phase -> new ArrayList<>())
                    .add(
                            new Line(trigger.id(), trigger.text(), ticks.getOrDefault(trigger.id(), open)));
        }
        for (Reply reply : Ticks.replies(journey.log())) {
            groups.computeIfAbsent(reply.question().isEmpty() ? messages.text("document.replies.of-user",
                    reply.number()) : messages.text("document.replies.question", reply.number(), reply
                            .question()), question -> new ArrayList<>()).add(new Line(reply.item(), messages
                                    .text("document.replies.reply", reply.from(), reply.millis(), reply
                                            .tokens(), reply.answer()), ticks.getOrDefault(reply.item(),
                                                    open)));
        }
        return groups;
    }

    private static String text(Messages messages, String key, String otherwise) {
        return messages.has(key) ? messages.text(key) : otherwise;
    }
}
