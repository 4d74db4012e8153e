package org.fairlead.playbook;

import java.util.Map;

/** An endpoint: what it must answer. Expectations are JSON pointer to text. */
public record WebCheck(String path, int status, Map<String, String> expect, Map<String, String> headers) {

    public static final WebCheck NONE = new WebCheck("", 0, Map.of(), Map.of());

    public WebCheck {
        expect = Map.copyOf(expect);
        headers = Map.copyOf(headers);
    }
}
