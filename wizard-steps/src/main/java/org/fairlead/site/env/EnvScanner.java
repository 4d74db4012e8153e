package org.fairlead.site.env;

import java.util.ArrayList;
import java.util.List;

import org.fairlead.site.env.EnvText.Binding;

/** Finds the settings in a text; a line that is none is passed over, as python-dotenv does. Used once. */
final class EnvScanner {
    private final String text;
    private final List<Binding> bindings = new ArrayList<>();
    private int at;
    private int valueStart;
    private int valueEnd;
    private char quote;

    EnvScanner(String text) {
        this.text = text;
        this.at = text.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0;
    }

    List<Binding> bindings() {
        while (at < text.length()) {
            line();
        }
        return bindings;
    }

    private void line() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
        int start = lineStart();
        if (at >= text.length()) {
            return;
        }
        if (text.charAt(at) == '#') {
            toEndOfLine();
            return;
        }
        exportWord();
        String name = name();
        if (name.isEmpty()) {
            toEndOfLine();
            return;
        }
        valueStart = at;
        valueEnd = at;
        quote = 0;
        blanks();
        boolean sign = at < text.length() && text.charAt(at) == '=';
        if ((!sign || value()) && endOfLine()) {
            bindings.add(new Binding(name, start, at, valueStart, valueEnd, quote, sign));
        } else {
            toEndOfLine();
        }
    }

    /** Takes in the value behind a sign of equality; false when it is none. */
    private boolean value() {
        at++;
        valueStart = at;
        valueEnd = at;
        blanks();
        if (at >= text.length() || (text.charAt(at) == '#' && at > valueStart)) {
            return true;
        }
        valueStart = at;
        char first = text.charAt(at);
        if (first == '"' || first == '\'') {
            quote = first;
            boolean closed = quoted(first);
            valueEnd = at;
            return closed;
        }
        valueEnd = plain();
        return true;
    }

    private int lineStart() {
        int start = at;
        while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r'
                && isSpace(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private void exportWord() {
        if (text.startsWith("export", at) && at + 6 < text.length() && isBlank(text.charAt(at + 6))) {
            at += 6;
            blanks();
        }
    }

    private String name() {
        int start = at;
        if (at < text.length() && text.charAt(at) == '\'') {
            int end = text.indexOf('\'', at + 1);
            if (end <= at + 1) {
                return "";
            }
            at = end + 1;
            return text.substring(start + 1, end);
        }
        while (at < text.length() && text.charAt(at) != '=' && text.charAt(at) != '#' && !isSpace(text.charAt(
                at))) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Moves behind the closing quote; false when there is none. A backslash takes a character with it. */
    private boolean quoted(char closing) {
        for (int i = at + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == closing) {
                at = i + 1;
                return true;
            }
        }
        return false;
    }

    /**
     * Moves to the end of the line and answers where the value ends: before a comment and the blanks at the
     * end.
     */
    private int plain() {
        int start = at;
        int end = start;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        for (int i = start; i < at; i++) {
            if (text.charAt(i) == '#' && i > start && isSpace(text.charAt(i - 1))) {
                break;
            }
            if (!isSpace(text.charAt(i))) {
                end = i + 1;
            }
        }
        return end;
    }

    /** Passes blanks, a comment and the end of the line; false when something else stands there. */
    private boolean endOfLine() {
        blanks();
        if (at < text.length() && text.charAt(at) == '#') {
            toEndOfLine();
            return true;
        }
        if (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            return false;
        }
        toEndOfLine();
        return true;
    }

    private void toEndOfLine() {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        at += text.startsWith("\r\n", at) ? 2 : at < text.length() ? 1 : 0;
    }

    private void blanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return isSpace(c) && c != '\n' && c != '\r';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || (c >= '\u001c' && c <= '\u001f');
    }
}
