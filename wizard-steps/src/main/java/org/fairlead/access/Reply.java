package org.fairlead.access;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;

/**
 * What was answered to a question, kept in the record so that people can rate it beside another's answer.
 *
 * @param from
 * who answered: "target", "source", or the id of a service
 * @param number
 * of the question, from 1
 * @param question
 * as it was put; only its number where it was a user's own
 * @param answer
 * its first {@value #LONGEST} characters
 * @param tokens
 * what was counted for it; 0 where that is not told
 */
public record Reply(String from, int number, String topic, String question, String answer, long millis,
        int status, long tokens) {

    private static final String SCOPE = "replies";
    private static final int LONGEST = 2000;

    public Reply {
        answer = answer.length() <= LONGEST ? answer : answer.substring(0, LONGEST);
    }

    /** Keeps it, in place of an earlier one from the same to the same question. */
    public void keep(RunLog log) throws RecordException {
        log.remember(SCOPE, from + "/" + number, JsonMapper.shared().writeValueAsString(this));
    }

    /** All that are kept, by question. */
    public static List<Reply> all(RunLog log) throws RecordException {
        var replies = new ArrayList<Reply>();
        for (Map.Entry<String, String> entry : log.recallAll(SCOPE).entrySet()) {
            replies.add(JsonMapper.shared().readValue(entry.getValue(), Reply.class));
        }
        replies.sort(Comparator.comparingInt(Reply::number).thenComparing(Reply::from));
        return replies;
    }

    /** The item under which it is rated. */
    public String item() {
        return "reply-" + from + "-" + number;
    }
}
