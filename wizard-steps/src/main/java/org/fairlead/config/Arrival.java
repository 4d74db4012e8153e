package org.fairlead.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

import org.fairlead.config.ImportItem.State;
import org.fairlead.diff.SameValue;
import org.fairlead.plan.Carry;
import org.fairlead.plan.Carry.Act;
import org.fairlead.plan.Carry.Decision;
import org.fairlead.plan.Carry.Mode;
import org.fairlead.playbook.Configuration;
import org.fairlead.playbook.Configuration.Component;
import org.fairlead.playbook.Configuration.Kind;
import org.fairlead.playbook.Configuration.Place;
import org.fairlead.playbook.Configuration.Setting;
import org.fairlead.rewrite.PhpWriter;
import org.fairlead.rewrite.Replacements;
import org.fairlead.rewrite.Rewriter;

/**
 * What would become of a target if a configuration arrived: every setting with both values, what is decided
 * of it, and
 * what follows. A pure calculation, made anew with every decision. Thread-safe.
 */
public final class Arrival {
    private final Configuration configuration;
    private final SiteConfiguration source;
    private final SiteConfiguration target;
    private final Set<String> leftOut;
    private final Carry carry;
    private final List<SettingNote> known;
    private final Rewriter rewriter;
    private final Map<String, Setting> settings;

    /**
     * @param leftOut
     * settings that the source has and that did not come along
     * @param known
     * what had to be changed already
     */
    public Arrival(Configuration configuration, SiteConfiguration source, SiteConfiguration target,
            Set<String> leftOut, Carry carry, List<SettingNote> known) {
        this.configuration = configuration;
        this.source = source;
        this.target = target;
        this.leftOut = Set.copyOf(leftOut);
        this.carry = carry;
        this.settings = configuration.settings().stream().collect(Collectors.toMap(Setting::id, Function
                .identity()));
        this.known = List.copyOf(known);
        this.rewriter = new Rewriter(new Replacements(carry.replace().stream().map(
                pair -> new Replacements.Pair(
                        pair.from(), pair.to())).toList()));
    }

    /** Every setting of the chosen components, in the playbook's order. */
    public List<ImportItem> items() {
        var items = new ArrayList<ImportItem>();
        for (Component component : configuration.components()) {
            if (carry.takes(component.id())) {
                component.settings().forEach(setting -> item(component, setting).ifPresent(items::add));
            }
        }
        Map<String, ImportItem> all = items.stream().collect(Collectors.toMap(ImportItem::setting, Function
                .identity()));
        return items.stream().map(item -> withNeeds(item, all)).toList();
    }

    /** Marks what would be of no use, because a setting that it needs would not be there. */
    private ImportItem withNeeds(ImportItem item, Map<String, ImportItem> all) {
        JsonNode value = outcome(item);
        String needed = value == null || !value.isString() ? null : setting(item.setting()).needs().get(value
                .asString());
        if (needed == null) {
            return item;
        }
        ImportItem other = all.get(needed);
        boolean there = other == null ? target.of(needed).isPresent() : outcome(other) != null;
        return there ? item : item.missing(needed);
    }

    /** What the target would hold; null where it would hold nothing, or nobody decided yet. */
    private @Nullable JsonNode outcome(ImportItem item) {
        if (item.act().isEmpty()) {
            return item.target();
        }
        return switch (item.act().get()) {
            case KEEP -> item.target();
            case TAKE, MERGE -> item.source();
            case REPAIR -> repaired(item);
            case REMOVE -> null;
            case EDIT -> {
                Decision decision = carry.decisions().get(item.setting());
                yield decision == null ? null : decision.value();
            }
        };
    }

    private Setting setting(String id) {
        return Objects.requireNonNull(settings.get(id), id);
    }

    private Optional<ImportItem> item(Component component, Setting setting) {
        Optional<StoredSetting> from = source.of(setting.id());
        Optional<StoredSetting> to = target.of(setting.id());
        Place place = setting.places().get(target.layout());
        boolean carried = !setting.environment() || carry.environment();
        if (place == null) {
            return from.filter(f -> carried).map(f -> item(component, setting, State.NO_PLACE, new Sides(null,
                    shown(
                            setting, f), null, List.of(new SettingNote(setting.id(), "no-place", target
                                    .layout())), ""),
                    Optional.of(Act.KEEP)));
        }
        if (source.damaged().contains(setting.id()) || target.damaged().contains(setting.id())) {
            return Optional.of(invalid(component, setting, place, carried));
        }
        var notes = new ArrayList<>(known.stream().filter(note -> note.setting().equals(setting.id()))
                .toList());
        JsonNode arriving = from.isEmpty() || !carried ? null : arriving(setting, place, from.get(), notes);
        if (arriving != null) {
            ArrivingNotes.add(target, setting, arriving, notes);
        }
        JsonNode there = to.map(StoredSetting::value).orElse(null);
        JsonNode byDefault = place.byDefault();
        if (arriving == null && there == null) {
            return nowhere(component, setting, byDefault);
        }
        String seen = setting.secret() ? "" : seen(from.orElse(null), to.orElse(null));
        State state = state(arriving, there, byDefault);
        var sides = new Sides(there, arriving, byDefault, notes, seen);
        boolean told = carried && from.isEmpty() && !leftOut.contains(setting.id()) && setting.places()
                .containsKey(source.layout()) && (!setting.secret() || carry.secrets());
        return Optional.of(item(component, setting, state, sides, act(setting, state, sides, told)));
    }

    /** What is not of its kind stays as it is, unless it can be repaired and a person wants that. */
    private ImportItem invalid(Component component, Setting setting, Place place, boolean carried) {
        var notes = new ArrayList<>(List.of(new SettingNote(setting.id(), "not-understood", "")));
        StoredSetting mended = source.repairable().get(setting.id());
        if (mended == null || !carried || setting.secret() || target.damaged().contains(setting.id())) {
            return item(component, setting, State.INVALID, new Sides(null, null, null, notes, ""), Optional
                    .of(
                            Act.KEEP));
        }
        JsonNode value = fitted(setting, place, mended.value(), notes);
        notes.add(Repair.note(setting.id(), "", value.isString() ? value.asString() : value.toString()));
        JsonNode there = target.of(setting.id()).map(StoredSetting::value).orElse(null);
        Decision decision = carry.decisions().get(setting.id());
        String seen = seen(mended, target.of(setting.id()).orElse(null));
        boolean wanted = decision != null && decision.act() == Act.REPAIR;
        boolean changed = decision != null && wanted && !decision.seen().isEmpty() && !decision.seen().equals(
                seen);
        Optional<Act> act = changed ? Optional.empty() : Optional.of(wanted && !SameValue.of(there, value)
                ? Act.REPAIR
                : Act.KEEP);
        return item(component, setting, State.INVALID, new Sides(there, value, place.byDefault(), notes,
                seen), act);
    }

    /** The source's value as it probably was. */
    private static @Nullable JsonNode repaired(ImportItem item) {
        JsonNode source = item.source();
        return source == null ? null : Repair.of(source).orElse(source);
    }

    /**
     * A setting that neither side has stored: worth a line where a person has something to do or to choose.
     */
    private Optional<ImportItem> nowhere(Component component, Setting setting, @Nullable JsonNode byDefault) {
        var sides = new Sides(null, null, byDefault, List.of(), "");
        if (setting.secret()) {
            return leftOut.contains(setting.id()) ? Optional.of(item(component, setting, State.NEEDS_SETUP,
                    sides,
                    Optional.of(Act.KEEP))) : Optional.empty();
        }
        return setting.isNewBehind(source.layout(), target.layout()) ? Optional.of(item(component, setting,
                State.NEW, sides, act(setting, State.NEW, sides, false))) : Optional.empty();
    }

    /** Both values of a setting and what is known of them. */
    private record Sides(@Nullable JsonNode target, @Nullable JsonNode source, @Nullable JsonNode byDefault,
            List<SettingNote> notes, String seen) {}

    private static ImportItem item(Component component, Setting setting, State state, Sides sides,
            Optional<Act> act) {
        return new ImportItem(setting.id(), component.id(), state, setting.secret(), sides.target(), sides
                .source(), sides.byDefault(), act.equals(Optional.of(Act.REPAIR)) ? Repair.done(sides.notes())
                        : sides
                                .notes(), sides.seen(), act);
    }

    private static JsonNode shown(Setting setting, StoredSetting stored) {
        return setting.secret() ? JsonNodeFactory.instance.stringNode("") : stored.value();
    }

    private JsonNode arriving(Setting setting, Place place, StoredSetting from, List<SettingNote> notes) {
        if (setting.secret()) {
            var aside = new ArrayList<SettingNote>();
            JsonNode fitted = fitted(setting, place, from.value(), aside);
            aside.forEach(note -> notes.add(new SettingNote(note.setting(), note.kind(), "")));
            return fitted;
        }
        return fitted(setting, place, rewritten(setting, from.value(), notes), notes);
    }

    private JsonNode fitted(Setting setting, Place place, JsonNode value, List<SettingNote> notes) {
        var codec = new SettingCodec(setting.kind(), place);
        return source.layout().equals(target.layout())
                ? codec.acceptable(setting.id(), value, notes)
                : codec.fitted(setting.id(), value, notes);
    }

    private JsonNode rewritten(Setting setting, JsonNode value, List<SettingNote> notes) {
        if (carry.replace().isEmpty()) {
            return value;
        }
        if (setting.kind() == Kind.TEXT) {
            return rewritten(setting.id(), value.asString(), notes);
        }
        if (setting.kind() == Kind.TEXTS) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            value.forEach(text -> list.add(rewritten(setting.id(), text.asString(), notes)));
            return list;
        }
        return value;
    }

    private JsonNode rewritten(String setting, String text, List<SettingNote> notes) {
        Rewriter.Rewritten rewritten = rewriter.rewrite(text);
        rewritten.open().forEach(left -> notes.add(new SettingNote(setting, "not-understood", left.path()
                + " "
                + left.reason())));
        return JsonNodeFactory.instance.stringNode(rewritten.text());
    }

    private static State state(@Nullable JsonNode arriving, @Nullable JsonNode there,
            @Nullable JsonNode byDefault) {
        if (arriving == null) {
            return State.ONLY_TARGET;
        }
        if (there == null) {
            return State.ADDED;
        }
        if (SameValue.of(there, arriving)) {
            return State.SAME;
        }
        return SameValue.of(there, byDefault) ? State.CHANGED : State.CONFLICT;
    }

    /**
     * What will be done, empty while a person has to decide.
     *
     * @param told
     * whether the source is known to have nothing stored, and did not only keep it to itself
     */
    private Optional<Act> act(Setting setting, State state, Sides sides, boolean told) {
        Decision decision = carry.decisions().get(setting.id());
        if (decision != null && !isPossible(setting, decision, sides)) {
            return Optional.empty();
        }
        if (decision != null && isDone(decision, sides)) {
            return Optional.of(Act.KEEP);
        }
        if (decision != null && (decision.seen().isEmpty() || decision.seen().equals(sides.seen()))) {
            return Optional.of(decision.act());
        }
        if (state == State.SAME || (decision == null && state == State.NEW)) {
            return Optional.of(Act.KEEP);
        }
        if (decision != null) {
            return Optional.empty(); // a side has changed since it was decided
        }
        if (carry.mode() == Mode.SELECTIVE) {
            return Optional.of(Act.KEEP);
        }
        if (state == State.ONLY_TARGET) {
            return Optional.of(carry.mode() == Mode.REPLACE && told ? Act.REMOVE : Act.KEEP);
        }
        if (carry.mode() == Mode.REPLACE) {
            return Optional.of(Act.TAKE);
        }
        return switch (state) {
            case ADDED, CHANGED -> Optional.of(Act.TAKE);
            case CONFLICT -> switch (carry.strategy()) {
                case ASK -> Optional.empty();
                case KEEP_TARGET -> Optional.of(Act.KEEP);
                case TAKE_SOURCE -> Optional.of(Act.TAKE);
            };
            default -> Optional.of(Act.KEEP);
        };
    }

    /** Whether there is something to repair, or an edited value is one that the target's place takes. */
    private boolean isPossible(Setting setting, Decision decision, Sides sides) {
        if (decision.act() == Act.REPAIR) {
            return sides.source() != null && Repair.of(sides.source()).isPresent();
        }
        Place place = setting.places().get(target.layout());
        JsonNode value = decision.value();
        return decision.act() != Act.EDIT || place == null || value == null || SameValue.of(value,
                new SettingCodec(setting.kind(), place).fitted(setting.id(), value, new ArrayList<>()));
    }

    /**
     * Whether the target already is as a decision wants it, as after an import that died behind its commit.
     */
    private static boolean isDone(Decision decision, Sides sides) {
        JsonNode target = sides.target();
        JsonNode source = sides.source();
        return switch (decision.act()) {
            case EDIT -> SameValue.of(target, decision.value());
            case MERGE -> target != null && source != null && SameValue.of(target, MergedTexts.of(target,
                    source));
            case REPAIR -> source != null && SameValue.of(target, Repair.of(source).orElse(source));
            case REMOVE -> target == null;
            case KEEP, TAKE -> false;
        };
    }

    private static String seen(@Nullable StoredSetting from, @Nullable StoredSetting to) {
        return Fingerprint.of(from == null ? "-" : "=" + from.raw(), to == null ? "-" : "=" + to.raw());
    }

    /**
     * What has to be stored to carry out every act: the raw text of a setting's place, or nothing to take it
     * away.
     */
    public Map<String, Optional<String>> changes() {
        Map<String, Optional<String>> changes = new LinkedHashMap<>();
        for (ImportItem item : items()) {
            Setting setting = setting(item.setting());
            Place place = setting.places().get(target.layout());
            if (place != null && item.act().isPresent()) {
                raw(item, setting, place, item.act().get()).ifPresent(raw -> changes.put(item.setting(),
                        raw));
            }
        }
        return changes;
    }

    private Optional<Optional<String>> raw(ImportItem item, Setting setting, Place place, Act act) {
        return switch (act) {
            case KEEP -> Optional.empty();
            case REMOVE -> Optional.of(Optional.empty());
            case TAKE -> item.source() == null ? Optional.empty() : Optional.of(Optional.of(taken(item,
                    setting,
                    place)));
            case MERGE -> Optional.of(Optional.of(encoded(setting, place, merged(item))));
            case REPAIR -> {
                JsonNode mended = repaired(item);
                yield mended == null ? Optional.empty() : Optional.of(Optional.of(encoded(setting, place,
                        mended)));
            }
            case EDIT -> {
                Decision decision = carry.decisions().get(item.setting());
                JsonNode value = decision == null ? null : decision.value();
                yield value == null ? Optional.empty() : Optional.of(Optional.of(encoded(setting, place,
                        value)));
            }
        };
    }

    /** From like to like, the very same bytes; otherwise the value as the place writes it. */
    private String taken(ImportItem item, Setting setting, Place place) {
        Optional<StoredSetting> from = source.of(item.setting());
        boolean verbatim = source.layout().equals(target.layout()) && from.isPresent() && SameValue.of(from
                .get().value(), item.source());
        return verbatim ? from.get().raw() : encoded(setting, place, Objects.requireNonNull(item
                .source()));
    }

    private static String encoded(Setting setting, Place place, JsonNode value) {
        var codec = new SettingCodec(setting.kind(), place);
        return place.key().isEmpty() ? codec.toRow(value) : PhpWriter.text(codec.toMember(value));
    }

    private static JsonNode merged(ImportItem item) {
        JsonNode source = item.source();
        JsonNode target = item.target();
        return source == null || target == null
                ? Objects.requireNonNull(source == null ? target : source)
                : MergedTexts.of(target, source);
    }
}
