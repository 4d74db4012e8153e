package org.fairlead.run;

import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.fairlead.plan.Answers;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.ChecklistItem;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Choice;
import org.fairlead.report.Document;
import org.fairlead.report.Document.Block;
import org.fairlead.report.Document.Fact;
import org.fairlead.report.Document.Item;
import org.fairlead.report.Document.Section;
import org.fairlead.run.PlanReview.Doing;
import org.fairlead.run.PlanReview.Moving;
import org.fairlead.text.Messages;

/**
 * The plan for people: what is chosen, what moves, what is done in which order, who does what, what to tick,
 * and when to turn back. Holds no secret.
 */
public final class PlanDocument {
    private static final int SHORT_HASH = 12;

    private final Messages messages;
    private final Playbook playbook;
    private final Plan plan;
    private final PlanReview review;

    public PlanDocument(Messages messages, Playbook playbook, Plan plan, PlanReview review) {
        this.messages = messages;
        this.playbook = playbook;
        this.plan = plan;
        this.review = review;
    }

    /**
     * Composes it.
     *
     * @param ticked
     * ids of the checklist items that are done
     */
    public Document compose(Collection<String> ticked, Clock clock) {
        String written = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm z", messages.locale()).withZone(clock
                .getZone()).format(clock.instant());
        List<Fact> facts = List.of(fact("from", plan.fromPlace()), fact("to", plan.toPlace()), fact(settings()
                ? "settings"
                : "rows", messages.text(settings() ? "document.value.settings" : "document.value.rows", review
                        .rows(), review.moving().size())), fact("duration", messages.text(
                                "document.value.seconds", review
                                        .estimatedSeconds())), fact("window", window()), fact("hash", review
                                                .hash().substring(0, Math
                                                        .min(
                                                                SHORT_HASH, review.hash().length()))), fact(
                                                                        "written",
                                                                        written));
        List<Section> sections = List.of(people(), choices(), misfits(), moving(), doing(), checklists(
                ticked),
                turning());
        return new Document(messages.text("document.title", named("system.name", playbook.id())), named("job."
                + plan.job(), plan.job()), facts, sections);
    }

    private String window() {
        MaintenanceWindow window = review.window();
        String parts = messages.text("document.value.window", minutes(window.total()), window.writing(),
                window
                        .verifying(), minutes(window.testing()), window.reserve());
        return window.calmHour().isEmpty() ? parts : messages.text("document.value.window-from", parts, window
                .calmHour()
                .getAsInt());
    }

    private static long minutes(long seconds) {
        return (seconds + 59) / 60;
    }

    private boolean settings() {
        return review.moving().stream().anyMatch(move -> move.kind().equals(Moving.SETTINGS));
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

    private Section people() {
        List<Fact> facts = new ArrayList<>();
        new java.util.TreeMap<>(plan.people()).forEach((role, name) -> facts.add(new Fact(role(role), name)));
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

    private Section choices() {
        Map<String, String> answers = Answers.of(playbook, plan);
        List<Fact> facts = new ArrayList<>();
        for (Choice choice : playbook.choices()) {
            if (Answers.arises(choice, answers)) {
                facts.add(new Fact(named("choice." + choice.id(), choice.id()), answer(choice, answers)));
            }
        }
        return section("choices", facts.isEmpty() ? List.of() : List.of(new Block.Facts(facts)));
    }

    private String answer(Choice choice, Map<String, String> answers) {
        if (choice.isSecret()) {
            return messages.text("document.value.secret");
        }
        String given = answers.getOrDefault(choice.id(), "");
        if (given.isEmpty()) {
            return messages.text("document.value.open");
        }
        return choice.kind().equals("yes-no") ? messages.text("document.value." + given)
                : named("choice." + choice.id() + "." + given, given);
    }

    private Section misfits() {
        List<Fact> facts = new ArrayList<>();
        plan.misfits().forEach(one -> facts.add(new Fact(messages.text("document.value.misfit", one.table()
                + "." + one.column(), named("misfit." + one.misfit().id() + ".short", one.misfit().id())),
                named(
                        "misfit.rule." + one.rule().id(), one.rule().id()))));
        plan.zones().forEach(one -> facts.add(new Fact(messages.text("document.value.zone", one.table() + "."
                + one.column()), one.zone())));
        return section("misfits", facts.isEmpty() ? List.of() : List.of(new Block.Facts(facts)));
    }

    private Section moving() {
        List<List<String>> rows = review.moving().stream().map(move -> List.of(move.kind().equals(
                Moving.SETTINGS) ? named("component." + move.table(), move.table()) : move.table(), messages
                        .text("document.value.number", move.rows()))).toList();
        return section("moving", rows.isEmpty() ? List.of() : List.of(new Block.Table(List.of(messages.text(
                settings() ? "document.component" : "document.table"), messages.text(settings()
                        ? "document.settings"
                        : "document.rows")), rows)));
    }

    private Section doing() {
        List<Item> items = review.doing().stream().map(this::act).toList();
        return section("doing", List.of(new Block.Numbered(items)));
    }

    private Item act(Doing act) {
        boolean person = act.kind().equals("ask");
        String note = person
                ? messages.text("document.act.person")
                : act.writesTo().isEmpty() ? messages.text("document.act.writes-nothing")
                : messages.text("document.act.writes", act.writesTo(), messages.text("undo." + act
                        .undoneBy()));
        return new Item(named("action." + act.id(), act.id()), note, person ? act.statement().strip() : "",
                false);
    }

    private Section checklists(Collection<String> ticked) {
        Map<String, List<Item>> phases = new LinkedHashMap<>();
        for (ChecklistItem item : playbook.checklists()) {
            phases.computeIfAbsent(item.phase(), phase -> new ArrayList<>()).add(new Item(named("checklist."
                    + item.id(), item.id()), item.role().isEmpty() ? "" : role(item.role()), item.copy()
                            .strip(), ticked.contains(item.id())));
        }
        List<Block> blocks = new ArrayList<>();
        phases.forEach((phase, items) -> blocks.add(new Block.Checklist(due(phase), items)));
        return section("checklists", blocks);
    }

    /** A phase, and until when what comes before the run has to be done. */
    private String due(String phase) {
        String name = named("window.phase." + phase, phase);
        String start = plan.schedule().start();
        return phase.equals("before") && !start.isEmpty() ? messages.text("document.until", name, start)
                : name;
    }

    private Section turning() {
        List<Block> blocks = new ArrayList<>();
        addList(blocks, "success", plan.successCriteria());
        addList(blocks, "triggers", plan.rollbackTriggers());
        return section("turning", blocks);
    }

    private void addList(List<Block> blocks, String id, List<String> lines) {
        if (!lines.isEmpty()) {
            blocks.add(new Block.Checklist(messages.text("document.turning." + id), lines.stream().map(
                    line -> new Item(line, "", "", false)).toList()));
        }
    }
}
