package org.fairlead.playbook;

import java.util.List;
import java.util.Map;

/**
 * An endpoint: what it must answer. Expectations are JSON pointer to text.
 *
 * @param lists
 * JSON pointer of a list to texts, one of which must be in it
 * @param atMostMillis
 * what the answer may take, in milliseconds; 0 for any time
 * @param or
 * statuses that will do as well
 * @param lacks
 * texts that must not be in it
 */
public record WebCheck(String path, int status, Map<String, String> expect, Map<String, String> headers,
        Map<String, List<String>> lists, int atMostMillis, List<Integer> or, List<String> lacks) {

    public static final WebCheck NONE = new WebCheck("", 0, Map.of(), Map.of(), Map.of(), 0, List.of(), List
            .of());

    public WebCheck {
        lacks = lacks == null ? List.of() : List.copyOf(lacks);
        expect = Map.copyOf(expect);
        headers = Map.copyOf(headers);
        lists = Map.copyOf(lists);
        or = List.copyOf(or);
    }
}
