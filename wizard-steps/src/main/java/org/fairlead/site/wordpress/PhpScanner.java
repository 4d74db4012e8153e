package org.fairlead.site.wordpress;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.fairlead.site.wordpress.PhpToken.Kind;

/**
 * Divides PHP text into its pieces, as far as reading constants needs it: comments go, literals are decoded,
 * what stands outside {@code <?php … ?>} is passed over. Nothing is executed. Used once.
 */
final class PhpScanner {
    private static final List<String> SIGNS = List.of("<=>", "**=", "...", "<<=", ">>=", "===", "!==", "??=",
            "?->", "&&", "||", "??", "->", "::", "=>", "==", "!=", "<>", ".=", "+=", "-=", "*=", "/=", "%=",
            "&=", "|=", "^=", "<=", ">=", "++", "--", "<<", ">>", "**", "#[");

    private final byte[] text;
    /** Room for what one literal says, which is never longer than how it is written. */
    private final byte[] said;
    private final List<PhpToken> tokens = new ArrayList<>();
    private int at;

    /** Text, quotes or a comment that never end. */
    static final class UnfinishedException extends Exception {
        private static final long serialVersionUID = 1L;

        /** The line where it begins, counted from 1. */
        private final int line;

        private UnfinishedException(int line) {
            this.line = line;
        }

        int line() {
            return line;
        }
    }

    PhpScanner(byte[] text) {
        this.text = text;
        this.said = new byte[text.length];
    }

    /** All pieces; on failure none is left unwiped. */
    List<PhpToken> scan() throws UnfinishedException {
        boolean whole = false;
        try {
            outside();
            while (at < text.length) {
                next();
            }
            whole = true;
            return tokens;
        } finally {
            if (!whole) {
                tokens.forEach(PhpToken::wipe);
            }
        }
    }

    private void outside() {
        while (at < text.length) {
            if (starts("<?=")) {
                at += 3;
                return;
            }
            if (startsWord("<?php") || (starts("<?") && isBlank(peek(2)))) {
                at += startsWord("<?php") ? 5 : 2;
                return;
            }
            at++;
        }
    }

    private void next() throws UnfinishedException {
        int c = peek(0);
        if (isBlank(c)) {
            at++;
        } else if (starts("?>")) {
            at += 2;
            tokens.add(PhpToken.sign(";"));
            outside();
        } else if (starts("//") || (c == '#' && peek(1) != '[')) {
            lineComment();
        } else if (starts("/*")) {
            at = 2 + find("*/", at + 2);
        } else if (c == '\'') {
            single();
        } else if (c == '"' || c == '`') {
            doubled((byte) c);
        } else if (starts("<<<") && heredoc()) {
            tokens.add(new PhpToken(Kind.MIXED, new byte[0]));
        } else if (c == '$' && isName(peek(1))) {
            at++;
            tokens.add(new PhpToken(Kind.VARIABLE, name()));
        } else if (isName(c) || c == '\\') {
            word();
        } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
            number();
        } else {
            sign();
        }
    }

    private void lineComment() {
        while (at < text.length && text[at] != '\n' && text[at] != '\r' && !starts("?>")) {
            at++;
        }
    }

    private void word() {
        byte[] word = name();
        tokens.add(new PhpToken(Kind.WORD, word));
        if (new String(word, StandardCharsets.ISO_8859_1).equalsIgnoreCase("__halt_compiler")) {
            at = text.length;
        }
    }

    private void number() {
        int start = at;
        while (isName(peek(0)) || isDigit(peek(0)) || peek(0) == '.') {
            at++;
        }
        tokens.add(new PhpToken(Kind.NUMBER, Arrays.copyOfRange(text, start, at)));
    }

    private void sign() {
        for (String sign : SIGNS) {
            if (starts(sign)) {
                at += sign.length();
                tokens.add(PhpToken.sign(sign));
                return;
            }
        }
        tokens.add(PhpToken.sign(String.valueOf((char) peek(0))));
        at++;
    }

    private void single() throws UnfinishedException {
        int start = at++;
        int length = 0;
        while (at < text.length && text[at] != '\'') {
            if (text[at] == '\\' && (peek(1) == '\'' || peek(1) == '\\')) {
                at++;
            }
            said[length++] = text[at++];
        }
        literal(Kind.TEXT, length);
        if (at++ >= text.length) {
            throw new UnfinishedException(line(start));
        }
    }

    private void doubled(byte quote) throws UnfinishedException {
        int start = at++;
        int length = 0;
        boolean mixed = quote == '`';
        while (at < text.length && text[at] != quote) {
            if (text[at] == '\\' && at + 1 < text.length) {
                var escape = PhpEscape.at(text, at);
                at = escape.end();
                byte[] meant = escape.meaning();
                System.arraycopy(meant, 0, said, length, meant.length);
                length += meant.length;
            } else {
                mixed |= text[at] == '$' && (isName(peek(1)) || peek(1) == '{');
                mixed |= text[at] == '{' && peek(1) == '$';
                said[length++] = text[at++];
            }
        }
        literal(mixed ? Kind.MIXED : Kind.TEXT, length);
        if (at++ >= text.length) {
            throw new UnfinishedException(line(start));
        }
    }

    private void literal(Kind kind, int length) {
        tokens.add(new PhpToken(kind, kind == Kind.TEXT ? Arrays.copyOf(said, length) : new byte[0]));
        Arrays.fill(said, 0, length, (byte) 0);
    }

    /** Passes a heredoc or nowdoc; false, and nothing passed, where these are only three signs. */
    private boolean heredoc() throws UnfinishedException {
        int start = at;
        at += 3;
        while (peek(0) == ' ' || peek(0) == '\t') {
            at++;
        }
        int quote = peek(0) == '\'' || peek(0) == '"' ? text[at++] : 0;
        byte[] mark = name();
        if (mark.length == 0 || (quote != 0 && peek(0) != quote)) {
            at = start;
            return false;
        }
        for (int from = at; from < text.length; from++) {
            if (text[from] == '\n' || text[from] == '\r') {
                int line = from + 1;
                while (line < text.length && (text[line] == ' ' || text[line] == '\t')) {
                    line++;
                }
                int end = line + mark.length;
                if (end <= text.length && Arrays.equals(text, line, end, mark, 0, mark.length) && (end
                        == text.length || (!isName(text[end] & 0xff) && !isDigit(text[end])))) {
                    at = end;
                    return true;
                }
            }
        }
        throw new UnfinishedException(line(start));
    }

    /** The name that begins here, with what divides it by namespaces; empty where none does. */
    private byte[] name() {
        int start = at;
        while (isName(peek(0)) || peek(0) == '\\' || (at > start && isDigit(peek(0)))) {
            at++;
        }
        return Arrays.copyOfRange(text, start, at);
    }

    private int find(String end, int from) throws UnfinishedException {
        for (int i = from; i + end.length() <= text.length; i++) {
            if (text[i] == end.charAt(0) && text[i + 1] == end.charAt(1)) {
                return i;
            }
        }
        throw new UnfinishedException(line(at));
    }

    private int line(int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            boolean ends = text[i] == '\n' || (text[i] == '\r' && (i + 1 >= text.length || text[i + 1]
                    != '\n'));
            line += ends ? 1 : 0;
        }
        return line;
    }

    private boolean starts(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (peek(i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean startsWord(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (Character.toLowerCase(peek(i)) != word.charAt(i)) {
                return false;
            }
        }
        return !isName(peek(word.length())) && !isDigit(peek(word.length()));
    }

    /** The byte so far ahead, or -1 behind the end. */
    private int peek(int ahead) {
        return at + ahead < text.length ? text[at + ahead] & 0xff : -1;
    }

    private static boolean isBlank(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private static boolean isName(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
