package org.fairlead.playbook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import tools.jackson.databind.JsonNode;

/**
 * One thing the upgrade step does. Actions on data say which rows they touch, so that the engine can keep
 * them before and
 * after and give them back.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = Action.Sql.class, name = "sql"),
        @JsonSubTypes.Type(value = Action.Schema.class, name = "schema"),
        @JsonSubTypes.Type(value = Action.WriteRows.class, name = "write-rows"),
        @JsonSubTypes.Type(value = Action.JsonMember.class, name = "json-member"),
        @JsonSubTypes.Type(value = Action.EnvLines.class, name = "env-lines"),
        @JsonSubTypes.Type(value = Action.CopyFiles.class, name = "copy-files"),
        @JsonSubTypes.Type(value = Action.Command.class, name = "command"),
        @JsonSubTypes.Type(value = Action.FlushKeys.class, name = "flush-keys"),
        @JsonSubTypes.Type(value = Action.Ask.class, name = "ask")})
public sealed interface Action {
    String id();

    /** Ids of guide lines that this action carries out. */
    List<String> guide();

    /** Only when this choice has this answer ("choice=answer"), empty for always. */
    String when();

    /** Only where the target has this table, empty for always. */
    default String whenTable() {
        return "";
    }

    /** Ids of the jobs that it belongs to; empty for all. */
    List<String> jobs();

    /** Tables whose rows it may write. */
    default List<Touches> touching() {
        return switch (this) {
            case Sql sql -> Stream.concat(Stream.of(sql.touches()), sql.also().stream()).toList();
            case WriteRows rows -> List.of(rows.touches());
            case JsonMember member -> List.of(member.touches());
            case Schema schema -> List.of();
            case EnvLines lines -> List.of();
            case CopyFiles files -> List.of();
            case Command command -> List.of();
            case FlushKeys flush -> List.of();
            case Ask ask -> List.of();
        };
    }

    /** What a person copies who does it by hand; empty where nobody has to. */
    default String copyText() {
        return switch (this) {
            case Ask ask -> ask.copy();
            case FlushKeys flush -> flush.copy();
            case Command command -> command.run();
            case Sql sql -> "";
            case Schema schema -> "";
            case WriteRows rows -> "";
            case JsonMember member -> "";
            case EnvLines lines -> "";
            case CopyFiles files -> "";
        };
    }

    private static <V> Map<String, V> inOrder(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /**
     * Rows an action may write: their table and the key by which a row is found again.
     *
     * @param columns
     * the columns that it changes in rows that are there; empty where it may change any, add or remove rows
     */
    record Touches(String table, List<String> key, List<String> columns) {
        public Touches {
            key = List.copyOf(key);
            columns = List.copyOf(columns);
        }
    }

    /**
     * A statement that is run once; {@code doneWhen} gives one true or false and decides whether there is
     * anything to do.
     *
     * @param also
     * further tables that the one statement writes
     */
    record Sql(String id, String when, String whenTable, Touches touches, List<Touches> also, String doneWhen,
            String run,
            List<String> jobs, List<String> guide) implements Action {
        public Sql {
            also = List.copyOf(also);
            jobs = List.copyOf(jobs);
            guide = List.copyOf(guide);
        }
    }

    /**
     * Types, columns, tables, constraints and indexes that must be there; what is missing is made, in this
     * order, and taken away again by a rollback, in the opposite one. What is there stays as it is.
     *
     * @param whenTable
     * only where this table exists, empty for always
     * @param types
     * enum types: name to labels
     */
    record Schema(String id, String when, String whenTable, Map<String, List<String>> types,
            List<SchemaParts.AddedColumns> columns, List<SchemaParts.NewTable> tables,
            List<SchemaParts.Defined> constraints, List<SchemaParts.Defined> indexes, List<String> jobs,
            List<String> guide) implements Action {
        public Schema {
            types = inOrder(types);
            columns = List.copyOf(columns);
            tables = List.copyOf(tables);
            constraints = List.copyOf(constraints);
            indexes = List.copyOf(indexes);
            jobs = List.copyOf(jobs);
            guide = List.copyOf(guide);
        }
    }

    /**
     * Rows written by key: missing ones added, present ones brought to the same values, but for the columns
     * of
     * {@code keepFilled} that already hold something.
     *
     * @param choice
     * the choice whose answer picks the set
     * @param sets
     * answer to rows
     * @param common
     * columns that are alike in every row
     * @param nowOnInsert
     * columns that get the run's time in a row that is added
     * @param nowOnChange
     * columns that get the run's time in a row that is added or changed
     * @param keepFilled
     * columns that keep what they hold when it is not empty
     */
    record WriteRows(String id, String when, Touches touches, String choice,
            Map<String, List<Map<String, JsonNode>>> sets, Map<String, JsonNode> common,
            List<String> nowOnInsert,
            List<String> nowOnChange, List<String> keepFilled, List<String> jobs, List<String> guide)
            implements Action {
        public WriteRows {
            sets = inOrder(sets);
            common = inOrder(common);
            nowOnInsert = List.copyOf(nowOnInsert);
            nowOnChange = List.copyOf(nowOnChange);
            keepFilled = List.copyOf(keepFilled);
            jobs = List.copyOf(jobs);
            guide = List.copyOf(guide);
        }
    }

    /**
     * A member added to every JSON object of a column that has none of that name; {@code :now} stands for the
     * run's time.
     */
    record JsonMember(String id, String when, Touches touches, String column, String member,
            Map<String, String> value, List<String> jobs, List<String> guide) implements Action {
        public JsonMember {
            value = inOrder(value);
            jobs = List.copyOf(jobs);
            guide = List.copyOf(guide);
        }
    }

    /**
     * Lines of the target's settings file.
     *
     * @param set
     * name to a template, in the order in which missing lines are added. A template is plain text with
     * {@code ${target.host}}, {@code port}, {@code name}, {@code user}, {@code password} of the target's
     * database, {@code ${choice.<id>}} of an answer, a secret one too. A line whose template comes to
     * nothing is left as it is.
     */
    record EnvLines(String id, String when, Map<String, String> set, List<String> jobs, List<String> guide)
            implements Action {
        public EnvLines {
            set = inOrder(set);
            jobs = List.copyOf(jobs);
            guide = List.copyOf(guide);
        }
    }

    /** Files of the source's tree that the target lacks. */
    record CopyFiles(String id, String when, List<String> jobs, List<String> guide) implements Action {
        public CopyFiles {
            jobs = List.copyOf(jobs);
            guide = List.copyOf(guide);
        }
    }

    /**
     * A command for a POSIX shell on the machine where a side lives. It runs only where the user has approved
     * its text; otherwise it is a text to copy. A template as in {@link EnvLines} becomes one word of the
     * shell, and {@code ${each.<choice>}} as many words as the answer has; secrets are allowed in the
     * environment alone.
     *
     * @param at
     * "source" or "target"
     * @param phase
     * "before" for what has to be done before the first row moves, empty for its place among the actions
     * @param doneWhen
     * a command that changes nothing and ends well when there is nothing to do; empty for one that may be run
     * twice
     * @param undo
     * takes it back; may use {@code ${captured.<name>}}; empty where nothing is to be taken back
     * @param captures
     * name to a command that changes nothing, whose first line is kept before it runs
     * @param environment
     * variables for it
     * @param minutes
     * how long it may take; 0 for ten minutes
     */
    record Command(String id, String when, String at, String phase, String doneWhen, String run, String undo,
            Map<String, String> captures, Map<String, String> environment, int minutes, List<String> jobs,
            List<String> guide) implements Action {

        private static final int USUAL_MINUTES = 10;

        public Command {
            at = at.isEmpty() ? "target" : at;
            captures = inOrder(captures);
            environment = inOrder(environment);
            minutes = minutes == 0 ? USUAL_MINUTES : minutes;
            jobs = List.copyOf(jobs);
            guide = List.copyOf(guide);
        }

        /** Whether it has to be done before the first row moves. */
        public boolean isFirst() {
            return phase.equals("before");
        }
    }

    /**
     * Keys of the target's key-value store that go; each is kept as it was before. Where no store is
     * connected, a person does it.
     *
     * @param keys
     * ids of the kinds of keys that go
     * @param except
     * patterns of keys among them that stay, as {@link KeyGlob} has them
     * @param copy
     * commands for the person
     */
    record FlushKeys(String id, String when, List<String> keys, List<String> except, String copy,
            List<String> jobs, List<String> guide) implements Action {
        public FlushKeys {
            keys = List.copyOf(keys);
            except = List.copyOf(except);
            jobs = List.copyOf(jobs);
            guide = List.copyOf(guide);
        }
    }

    /**
     * Something only a person can do; the run records that it was asked for.
     *
     * @param copy
     * text to copy, such as a command; may be empty
     * @param doneWhen
     * a query on the target that gives one true when it has been done; empty where nobody can tell
     */
    record Ask(String id, String when, String copy, String doneWhen, List<String> jobs, List<String> guide)
            implements Action {
        public Ask {
            jobs = List.copyOf(jobs);
            guide = List.copyOf(guide);
        }
    }
}
