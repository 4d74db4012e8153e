package org.fairlead.plan;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.fairlead.plan.CommandText.Standing;
import org.fairlead.playbook.Action;
import org.fairlead.playbook.CommandCheck;
import org.fairlead.playbook.Condition;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.playbook.SuiteCheck;

/** The commands of a job, written out under a plan's answers. */
public final class CommandTexts {
    private static final Pattern VARIABLE = Pattern.compile(
            "\\$\\{(choice|each|source|target)\\.([A-Za-z0-9_-]+)}");
    private static final int SHORT = 12;
    private static final int LOG_MINUTES = 2;

    private final Plan plan;
    private final Map<String, String> answers;
    private final Templates variables;

    private CommandTexts(Plan plan, Map<String, String> answers, Templates variables) {
        this.variables = variables;
        this.plan = plan;
        this.answers = answers;
    }

    /**
     * Every command that arises, in order.
     *
     * @param playbook
     * with what belongs to the plan's job
     */
    public static List<CommandText> of(Playbook playbook, Plan plan) {
        Map<String, String> answers = Answers.of(playbook, plan);
        var texts = new CommandTexts(plan, answers, Templates.shown(playbook, plan));
        return Stream.concat(playbook.actions().stream().filter(Action.Command.class::isInstance).map(
                Action.Command.class::cast).filter(command -> Condition.holds(command.when(), answers)).map(
                        texts::text), playbook.checks().stream().flatMap(check -> texts.look(check).stream()))
                .toList();
    }

    /** Ids of every command there could be, those with which checks look last. */
    public static List<String> ids(Playbook playbook) {
        return Stream.concat(playbook.actions().stream().filter(Action.Command.class::isInstance).map(
                Action::id),
                playbook.checks().stream().filter(check -> check.kind().equals("command") || check.kind()
                        .equals(
                                SuiteCheck.KIND) || !check.log()
                                        .run()
                                        .isEmpty()).map(Check::id)).toList();
    }

    /** The command with which a check looks after the run, where it has one that arises. */
    private Optional<CommandText> look(Check check) {
        return switch (check.kind()) {
            case "command", SuiteCheck.KIND -> Optional.of(check.command()).filter(look -> Condition.holds(
                    look
                            .when(),
                    answers))
                    .map(look -> look(check.id(), check.suite().at(), look));
            case "log" -> Optional.of(check.log()).filter(log -> !log.run().isEmpty() && Condition.holds(log
                    .when(), answers)).map(log -> look(check.id(), "target", new CommandCheck(log.run(), "",
                            0,
                            "", List.of(), List.of(), Map.of(), LOG_MINUTES)));
            default -> Optional.empty();
        };
    }

    private CommandText look(String id, String at, CommandCheck look) {
        Map<String, String> shown = new LinkedHashMap<>();
        new TreeMap<>(look.environment()).forEach((name, text) -> shown.put(name, variables.apply(text)));
        Endpoint side = at.equals("source") ? plan.source() : plan.target();
        return new CommandText(id, false, at, side.appPlace(), "", filled(look.run()), "", Map.of(), shown,
                look.environment(), look.minutes());
    }

    /** The command of an action, where it arises. */
    public static Optional<CommandText> find(List<CommandText> texts, String id) {
        return texts.stream().filter(text -> text.id().equals(id)).findFirst();
    }

    /** Those of which nobody has said yet whether they may run. */
    public static List<CommandText> open(List<CommandText> texts, Plan plan) {
        return texts.stream().filter(text -> text.standing(plan.commands()) == Standing.OPEN).toList();
    }

    /** A short code for exactly these commands: who names it has seen them. */
    public static String code(List<CommandText> texts) {
        return CommandText.sha256(texts.stream().map(CommandText::digest).toList()).substring(0, SHORT);
    }

    /** Hex SHA-256 of a text and the place where it runs. */
    public static String digest(String place, String text) {
        return CommandText.sha256(List.of(place, text));
    }

    private CommandText text(Action.Command command) {
        Endpoint side = command.at().equals("source") ? plan.source() : plan.target();
        Map<String, String> captures = new LinkedHashMap<>();
        Map<String, String> shown = new LinkedHashMap<>();
        command.environment().forEach((name, text) -> shown.put(name, variables.apply(text)));
        command.captures().forEach((name, text) -> captures.put(name, filled(text)));
        return new CommandText(command.id(), command.isFirst(), command.at(), side.appPlace(), filled(command
                .doneWhen()), filled(command.run()), filled(command.undo()), captures, shown, command
                        .environment(), command.minutes());
    }

    private String filled(String text) {
        Matcher names = VARIABLE.matcher(text.strip());
        var filled = new StringBuilder();
        while (names.find()) {
            names.appendReplacement(filled, Matcher.quoteReplacement(switch (names.group(1)) {
                case "each" -> Arrays.stream(answer(names.group(2)).split("[\\s,]+", -1)).filter(word -> !word
                        .isEmpty()).map(ShellWord::of).collect(Collectors.joining(" "));
                case "source" -> ShellWord.of(plan.source().database().file());
                case "choice" -> ShellWord.of(answer(names.group(2)));
                default -> ShellWord.of(target(names.group(2)));
            }));
        }
        return names.appendTail(filled).toString();
    }

    private String answer(String choice) {
        return answers.getOrDefault(choice, "");
    }

    private String target(String field) {
        DatabaseAddress database = plan.target().database();
        return switch (field) {
            case "host" -> database.host();
            case "port" -> Integer.toString(database.portOrUsual());
            case "name" -> database.name();
            case "user" -> database.user();
            default -> throw new IllegalArgumentException("no field " + field);
        };
    }
}
