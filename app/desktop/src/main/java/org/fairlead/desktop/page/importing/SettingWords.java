package org.fairlead.desktop.page.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import org.fairlead.config.ImportItem;
import org.fairlead.config.ImportItem.State;
import org.fairlead.config.Repair;
import org.fairlead.config.SettingNote;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.PlaybookWords;
import org.fairlead.plan.Carry.Act;

/** Says what stands in the table of settings. A secret is only ever "set". */
final class SettingWords {
    private static final int LONGEST = 160;
    private static final int TAIL = 4;
    private static final int LONG_ENOUGH = 16;
    private static final List<State> IN_ORDER = List.of(State.CONFLICT, State.MISSING, State.INVALID,
            State.NEEDS_SETUP, State.NEW, State.NO_PLACE, State.ADDED, State.CHANGED, State.ONLY_TARGET,
            State.SAME);

    private static final Set<State> RESTING = Set.of(State.SAME, State.ONLY_TARGET, State.NO_PLACE);

    private final Words words;
    private final PlaybookWords playbook;

    SettingWords(Words words) {
        this.words = words;
        playbook = new PlaybookWords(words);
    }

    String name(String setting) {
        return playbook.setting(setting);
    }

    String about(String setting) {
        return playbook.aboutSetting(setting);
    }

    String component(String component) {
        return playbook.component(component);
    }

    String state(State state) {
        return words.say("window.import.state." + state.word());
    }

    /** What the state means, in a sentence. */
    String why(ImportItem item) {
        return words.say("window.import.why." + item.state().word());
    }

    /** "14 added · 3 changed · 88 same · 2 conflicts". */
    String counts(Map<State, Long> counts) {
        return counts(counts, state -> true);
    }

    /** The part of the counts that something may be done for. */
    String moving(Map<State, Long> counts) {
        return counts(counts, state -> !RESTING.contains(state));
    }

    /** The other part. */
    String resting(Map<State, Long> counts) {
        return counts(counts, RESTING::contains);
    }

    private String counts(Map<State, Long> counts, Predicate<State> which) {
        return IN_ORDER.stream().filter(counts::containsKey).filter(which).map(state -> words.say(
                "window.import.count." + state.word(), counts.getOrDefault(state, 0L))).collect(Collectors
                        .joining(
                                " · "));
    }

    /** A note of the engine, with the settings it speaks of by their names. */
    String note(SettingNote note) {
        boolean named = note.kind().equals("needs");
        return words.say("import.note." + note.kind(), name(note.setting()), named ? name(note.detail())
                : note
                        .detail());
    }

    String target(ImportItem item) {
        JsonNode byDefault = item.byDefault();
        if (item.target() != null) {
            return value(item, item.target());
        }
        return item.secret() || byDefault == null ? words.say("window.import.nothing")
                : words.say("window.import.default", value(item, byDefault));
    }

    String source(ImportItem item) {
        if (item.state() == State.NEEDS_SETUP) {
            return words.say("window.import.left-out");
        }
        return item.source() == null ? words.say("window.import.nothing") : value(item, item.source());
    }

    private String value(ImportItem item, JsonNode value) {
        return item.secret() ? secret(value) : value(value);
    }

    /** The end of a long secret tells two keys apart and gives nothing away. */
    private String secret(JsonNode value) {
        String text = value.isString() ? value.asString() : "";
        return text.length() < LONG_ENOUGH ? words.say("window.import.set")
                : words.say("window.import.set-ends", text.substring(text.length() - TAIL));
    }

    /** A value on one line. */
    String value(JsonNode value) {
        String text = switch (value.getNodeType()) {
            case BOOLEAN -> words.say(value.asBoolean() ? "window.import.yes" : "window.import.no");
            case STRING -> value.asString();
            case ARRAY -> value.isEmpty() ? words.say("window.import.empty-list") : value.valueStream().map(
                    this::value).collect(Collectors.joining(", "));
            default -> value.toString();
        };
        String line = text.isEmpty() ? words.say("window.import.empty") : text.replaceAll("\\R", " ⏎ ");
        return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    /** What is done, as a person decides it. */
    String act(ImportItem item) {
        return item.act().map(act -> act(item, act)).orElse(words.say("window.import.undecided"));
    }

    String act(ImportItem item, Act act) {
        return switch (act) {
            case KEEP -> words.say(switch (item.state()) {
                case NEEDS_SETUP -> "window.import.act.set-up";
                case SAME -> "window.import.act.same";
                case NEW -> "window.import.act.default";
                case NO_PLACE -> "window.import.act.archive";
                default -> item.target() == null ? "window.import.act.leave" : "window.import.act.keep";
            });
            case TAKE -> words.say("window.import.act.take");
            case MERGE -> words.say("window.import.act.merge");
            case EDIT -> words.say("window.import.act.edit");
            case REMOVE -> words.say("window.import.act.remove");
            case REPAIR -> words.say("window.import.act.repair");
        };
    }

    /** What may be done with a setting, the careful act first. */
    static List<Act> acts(ImportItem item) {
        boolean open = switch (item.state()) {
            case INVALID, NO_PLACE, NEEDS_SETUP -> false;
            case ADDED, CHANGED, SAME, ONLY_TARGET, CONFLICT, MISSING, NEW -> true;
        };
        var acts = new ArrayList<Act>(List.of(Act.KEEP));
        if (Repair.isPossible(item)) {
            acts.add(Act.REPAIR);
        }
        if (!open) {
            return acts;
        }
        JsonNode source = item.source();
        JsonNode target = item.target();
        boolean different = item.state() != State.SAME;
        if (source != null && different) {
            acts.add(Act.TAKE);
        }
        if (source != null && source.isArray() && target != null && target.isArray() && different) {
            acts.add(Act.MERGE);
        }
        if (!item.secret()) {
            acts.add(Act.EDIT);
        }
        if (target != null) {
            acts.add(Act.REMOVE);
        }
        return acts;
    }
}
