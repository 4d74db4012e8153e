package org.fairlead.playbook;

import java.util.Map;

/**
 * An endpoint: what it must answer. Expectations are JSON pointer to text.
 *
 * @param atMostMillis
 * what the answer may take, in milliseconds; 0 for any time
 */
public record WebCheck(String path, int status, Map<String, String> expect, Map<String, String> headers,
        int atMostMillis) {

    public static final WebCheck NONE = new WebCheck("", 0, Map.of(), Map.of(), 0);

    public WebCheck {
        expect = Map.copyOf(expect);
        headers = Map.copyOf(headers);
    }
}
