package org.fairlead.playbook;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import tools.jackson.databind.JsonNode;

/** One thing the upgrade step does. Actions on data say which rows they touch, so that the engine can keep
 * them before
 * and after and give them back. */
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

    /** Rows an action may write: their table and the key by which a row is found again. */
    record Touches(String table, List<String> key) {}

    /** A statement that is run once; {@code doneWhen} gives one true or false and decides whether there is
     * anything to do. */
    record Sql(String id, String when, Touches touches, String doneWhen, String run, List<String> guide)
            implements
            Action {}

    /** Rows written by key: missing ones added, present ones brought to the same values, but for the columns
     * of
     * {@code keepFilled} that already hold something.
     *
     * @param choice
     * the choice whose answer picks the set
     * @param sets
     * answer to rows
     * @param common
     * columns that are alike in every row; "now" stands for the run's time in columns of
     * {@code nowOnInsert} */
    record WriteRows(String id, String when, Touches touches, String choice, Map<String, List<Map<String,
            JsonNode>>> sets,
            Map<String, JsonNode> common, List<String> nowOnInsert, List<String> nowOnChange, List<
                    String> keepFilled,
            List<String> guide) implements Action {}

    /** A member added to every JSON object of a column that has none of that name; {@code :now} stands for
     * the run's time. */
    record JsonMember(String id, String when, Touches touches, String column, String member, Map<String,
            String> value,
            List<String> guide) implements Action {}

    /** Lines of the target's settings file.
     *
     * @param set
     * name to a template: "${target.host}", "${choice.email-host}", or a plain word */
    record EnvLines(String id, String when, Map<String, String> set, List<String> guide) implements Action {}

    /** Files of the source's tree that the target lacks. */
    record CopyFiles(String id, String when, List<String> guide) implements Action {}

    /** Something only a person can do; the run records that it was asked for. */
    record Ask(String id, String when, String copy, String doneWhen, List<String> guide) implements Action {}
}
