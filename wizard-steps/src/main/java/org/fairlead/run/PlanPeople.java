package org.fairlead.run;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.fairlead.access.Reply;
import org.fairlead.plan.EarlierAttempt;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.ChecklistItem;
import org.fairlead.playbook.Playbook;
import org.fairlead.report.Document.Block;
import org.fairlead.report.Document.Fact;
import org.fairlead.report.Document.Item;
import org.fairlead.report.Document.Section;
import org.fairlead.run.Ticks.Tick;
import org.fairlead.text.Messages;

/** What of a plan people have agreed on and do themselves: who, when, what to tick, and when to turn back. */
public final class PlanPeople {
    private final Messages messages;
    private final Playbook playbook;
    private final Plan plan;

    PlanPeople(Messages messages, Playbook playbook, Plan plan) {
        this.messages = messages;
        this.playbook = playbook;
        this.plan = plan;
    }

    private Fact fact(String what, String value) {
        return new Fact(messages.text("document.fact." + what), value);
    }

    private String named(String key, String otherwise) {
        return messages.has(key) ? messages.text(key) : otherwise;
    }

    private Section section(String id, List<? extends Block> blocks) {
        return new Section(messages.text("document.section." + id), blocks.isEmpty() ? List.of(
                new Block.Paragraph(messages.text("document.section." + id + ".none"))) : List.copyOf(
                        blocks));
    }

    Section people() {
        List<Fact> facts = new ArrayList<>();
        new TreeMap<>(plan.people()).forEach((role, name) -> facts.add(new Fact(role(role), name)));
        addFilled(facts, "start", plan.schedule().start());
        addFilled(facts, "end", plan.schedule().end());
        addFilled(facts, "note", plan.schedule().note());
        return section("people", facts.isEmpty() ? List.of() : List.of(new Block.Facts(facts)));
    }

    private void addFilled(List<Fact> facts, String what, String value) {
        if (!value.isEmpty()) {
            facts.add(fact(what, value));
        }
    }

    private String role(String role) {
        return named("window.role." + role, role);
    }

    Section checklists(Map<String, Tick> ticks, Clock clock) {
        Map<String, List<Item>> phases = new LinkedHashMap<>();
        for (ChecklistItem item : playbook.checklists()) {
            phases.computeIfAbsent(item.phase(), phase -> new ArrayList<>()).add(item(named("checklist."
                    + item
                            .id(), item.id()), item.role().isEmpty() ? "" : role(item.role()), item.copy()
                                    .strip(), ticks
                                            .getOrDefault(item.id(), Tick.OPEN), clock));
        }
        List<Block> blocks = new ArrayList<>();
        phases.forEach((phase, items) -> blocks.add(new Block.Checklist(due(phase), items)));
        remedies(blocks, ticks, clock);
        return section("checklists", blocks);
    }

    private Item item(String text, String who, String copy, Tick tick, Clock clock) {
        List<String> notes = new ArrayList<>();
        if (!who.isEmpty()) {
            notes.add(who);
        }
        if (!tick.at().isEmpty()) {
            notes.add(messages.text("document.ticked", DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm",
                    messages
                            .locale()).withZone(clock.getZone()).format(Instant.parse(tick.at()))));
        }
        if (!tick.note().isEmpty()) {
            notes.add(tick.note());
        }
        return new Item(text, String.join(" · ", notes), copy, tick.done());
    }

    /** What was to be mended after a run that was taken back. */
    private void remedies(List<Block> blocks, Map<String, Tick> ticks, Clock clock) {
        EarlierAttempt earlier = plan.acceptance().earlier();
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < earlier.remedies().size(); i++) {
            EarlierAttempt.Remedy remedy = earlier.remedies().get(i);
            items.add(item(remedyText(messages, remedy), remedy.due().isEmpty() ? remedy.owner() : messages
                    .text(
                            "next.of-whom", remedy.owner(), remedy.due()), "", ticks.getOrDefault(earlier
                                    .items().get(i),
                                    Tick.OPEN), clock));
        }
        if (!items.isEmpty()) {
            blocks.add(new Block.Checklist(messages.text("next.of", earlier.run()), items));
        }
    }

    /** Cause and remedy as one line. */
    public static String remedyText(Messages messages, EarlierAttempt.Remedy remedy) {
        return messages.text("next.remedy", remedy.cause(), remedy.remedy().isEmpty() ? messages.text(
                "next.remedy.open") : remedy.remedy());
    }

    /** A phase, and until when what comes before the run has to be done. */
    private String due(String phase) {
        String name = named("window.phase." + phase, phase);
        String start = plan.schedule().start();
        return phase.equals("before") && !start.isEmpty() ? messages.text("document.until", name, start)
                : name;
    }

    Section turning(Map<String, Tick> ticks, Clock clock) {
        List<Block> blocks = new ArrayList<>();
        List<String> ids = Ticks.criteria(plan);
        List<Item> success = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            success.add(item(plan.successCriteria().get(i), "", "", ticks.getOrDefault(ids.get(i), Tick.OPEN),
                    clock));
        }
        add(blocks, "success", success);
        add(blocks, "triggers", plan.rollbackTriggers().stream().map(line -> new Item(line, "", "", false))
                .toList());
        return section("turning", blocks);
    }

    /**
     * What was answered and how people rate it; what users of the site asked and were answered is left out.
     * Nothing where nothing was asked.
     */
    List<Section> replies(List<Reply> replies, Map<String, Tick> ticks, Clock clock) {
        Map<String, List<Item>> questions = new LinkedHashMap<>();
        for (Reply reply : replies) {
            boolean own = !reply.question().isEmpty();
            questions.computeIfAbsent(messages.text(own ? "document.replies.question"
                    : "document.replies.of-user", reply.number(), reply.question()), one -> new ArrayList<>())
                    .add(
                            item(messages.text("document.replies.reply", reply.from(), reply.millis(), reply
                                    .tokens(), own ? reply.answer() : "…"), reply.topic(), "", ticks
                                            .getOrDefault(reply.item(), Tick.OPEN), clock));
        }
        List<Block> blocks = new ArrayList<>();
        questions.forEach((question, items) -> blocks.add(new Block.Checklist(question, items)));
        return blocks.isEmpty() ? List.of() : List.of(new Section(messages.text("document.section.replies"),
                blocks));
    }

    private void add(List<Block> blocks, String id, List<Item> items) {
        if (!items.isEmpty()) {
            blocks.add(new Block.Checklist(messages.text("document.turning." + id), items));
        }
    }
}
