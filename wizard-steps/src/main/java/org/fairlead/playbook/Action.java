package org.fairlead.playbook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        @JsonSubTypes.Type(value = Action.WriteRows.class, name = "write-rows"),
        @JsonSubTypes.Type(value = Action.JsonMember.class, name = "json-member"),
        @JsonSubTypes.Type(value = Action.EnvLines.class, name = "env-lines"),
        @JsonSubTypes.Type(value = Action.CopyFiles.class, name = "copy-files"),
        @JsonSubTypes.Type(value = Action.Ask.class, name = "ask")})
public sealed interface Action {
    String id();

    /** Ids of guide lines that this action carries out. */
    List<String> guide();

    /** Only when this choice has this answer ("choice=answer"), empty for always. */
    String when();

    private static <V> Map<String, V> inOrder(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** Rows an action may write: their table and the key by which a row is found again. */
    record Touches(String table, List<String> key) {
        public Touches {
            key = List.copyOf(key);
        }
    }

    /**
     * A statement that is run once; {@code doneWhen} gives one true or false and decides whether there is
     * anything to do.
     */
    record Sql(String id, String when, Touches touches, String doneWhen, String run, List<String> guide)
            implements
            Action {
        public Sql {
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
            List<String> nowOnChange, List<String> keepFilled, List<String> guide) implements Action {
        public WriteRows {
            sets = inOrder(sets);
            common = inOrder(common);
            nowOnInsert = List.copyOf(nowOnInsert);
            nowOnChange = List.copyOf(nowOnChange);
            keepFilled = List.copyOf(keepFilled);
            guide = List.copyOf(guide);
        }
    }

    /**
     * A member added to every JSON object of a column that has none of that name; {@code :now} stands for the
     * run's time.
     */
    record JsonMember(String id, String when, Touches touches, String column, String member,
            Map<String, String> value, List<String> guide) implements Action {
        public JsonMember {
            value = inOrder(value);
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
    record EnvLines(String id, String when, Map<String, String> set, List<String> guide) implements Action {
        public EnvLines {
            set = inOrder(set);
            guide = List.copyOf(guide);
        }
    }

    /** Files of the source's tree that the target lacks. */
    record CopyFiles(String id, String when, List<String> guide) implements Action {
        public CopyFiles {
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
    record Ask(String id, String when, String copy, String doneWhen, List<String> guide) implements Action {
        public Ask {
            guide = List.copyOf(guide);
        }
    }
}
