package org.fairlead.site.wordpress;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.fairlead.site.wordpress.PhpToken.Kind;

/**
 * Goes through a file's statements as PHP would, without carrying any out: the first definition of a constant
 * counts, the last assignment to a variable; what stands under a condition may or may not count. Used once.
 */
final class PhpStatements {
    private static final Set<String> CONDITIONS = Set.of("if", "elseif", "while", "for", "foreach", "switch");
    private static final Set<String> ENDS = Set.of("endif", "endwhile", "endfor", "endforeach", "endswitch");
    private static final Set<String> GUARD_WORDS = Set.of("or", "and", "xor");
    private static final Set<String> GUARD_SIGNS = Set.of("&&", "||", "??", "?");
    private static final Set<String> LEAVES = Set.of("return", "exit", "die");
    private static final Set<String> INCLUDES = Set.of("include", "include_once", "require", "require_once");

    private final List<PhpToken> tokens;
    private final Map<String, List<PhpValue>> constants = new LinkedHashMap<>();
    private final Set<String> settled = new java.util.HashSet<>();
    private final Map<String, List<PhpValue>> variables = new LinkedHashMap<>();
    private final List<String> included = new ArrayList<>();
    private int at;
    private int braces;
    private int colons;
    private boolean begins = true;
    private boolean single;
    private boolean guarded;

    PhpStatements(List<PhpToken> tokens) {
        this.tokens = tokens;
    }

    /** Every value that a constant may have; one where the file leaves no doubt. */
    Map<String, List<PhpValue>> constants() {
        return constants;
    }

    /** Every value that a variable may have at the end of the file. */
    Map<String, List<PhpValue>> variables() {
        return variables;
    }

    /** What other files are included, as far as their names are written out. */
    List<String> included() {
        return included;
    }

    void read() {
        while (at < tokens.size()) {
            PhpToken token = tokens.get(at++);
            boolean began = begins;
            begins = false;
            switch (token.kind()) {
                case SIGN -> sign(token);
                case WORD -> {
                    if (began && LEAVES.contains(token.word()) && !isConditional()) {
                        return;
                    }
                    word(token.word(), began);
                }
                case VARIABLE -> variable(token, began);
                case NUMBER, TEXT, MIXED -> {
                }
            }
        }
    }

    private boolean isConditional() {
        return braces > 0 || colons > 0 || single || guarded;
    }

    private void sign(PhpToken token) {
        switch (token.string()) {
            case ";" -> begin();
            case "{" -> {
                braces++;
                begin();
            }
            case "}" -> {
                braces = Math.max(0, braces - 1);
                begin();
            }
            case "@" -> begins = true;
            default -> guarded |= GUARD_SIGNS.contains(token.string());
        }
    }

    private void begin() {
        begins = true;
        single = false;
        guarded = false;
    }

    private void word(String word, boolean began) {
        guarded |= GUARD_WORDS.contains(word);
        if (CONDITIONS.contains(word)) {
            passParentheses();
            body(!word.equals("elseif"));
        } else if (word.equals("else")) {
            body(false);
        } else if (ENDS.contains(word)) {
            colons = Math.max(0, colons - 1);
        } else if (word.equals("define") && is(at, "(") && !isMember(at - 2)) {
            define();
        } else if (word.equals("const") && began && braces == 0) {
            constant();
        } else if (INCLUDES.contains(word)) {
            expression(";").stream().filter(part -> part.kind() == Kind.TEXT).map(part -> new String(part
                    .bytes(), StandardCharsets.UTF_8)).reduce((a, b) -> b).ifPresent(included::add);
        }
    }

    /** What follows a condition: a block, the other way of writing one, or a single statement. */
    private void body(boolean opens) {
        if (is(at, ":")) {
            at++;
            colons += opens ? 1 : 0;
        } else if (!is(at, "{")) {
            single = true;
        }
        begins = true;
    }

    private void passParentheses() {
        int depth = is(at, "(") ? 1 : 0;
        at += depth;
        while (depth > 0 && at < tokens.size()) {
            depth += is(at, "(") ? 1 : is(at, ")") ? -1 : 0;
            at++;
        }
    }

    private void define() {
        at++;
        List<PhpToken> name = expression(",");
        if (!is(at, ",")) {
            return;
        }
        at++;
        List<PhpToken> value = expression(",");
        if (name.size() == 1 && name.getFirst().kind() == Kind.TEXT) {
            defined(new String(name.getFirst().bytes(), StandardCharsets.UTF_8), PhpValue.of(value));
        }
    }

    private void constant() {
        while (at + 1 < tokens.size() && tokens.get(at).kind() == Kind.WORD && is(at + 1, "=")) {
            String name = tokens.get(at).string();
            at += 2;
            defined(name, PhpValue.of(expression(",")));
            at += is(at, ",") ? 1 : 0;
        }
    }

    private void defined(String name, PhpValue value) {
        if (settled.contains(name)) {
            value.wipe();
            return;
        }
        constants.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        if (!isConditional()) {
            settled.add(name);
        }
    }

    private void variable(PhpToken variable, boolean began) {
        if (at >= tokens.size() || tokens.get(at).kind() != Kind.SIGN || !began) {
            return;
        }
        String sign = tokens.get(at).string();
        if (sign.length() < 4 && sign.endsWith("=") && !Set.of("==", "!=", "<=", ">=", "===", "!==").contains(
                sign)) {
            at++;
            List<PhpToken> value = expression(",");
            List<PhpValue> values = variables.computeIfAbsent(variable.string(), any -> new ArrayList<>());
            if (!isConditional() && sign.equals("=")) {
                values.forEach(PhpValue::wipe);
                values.clear();
            }
            values.add(sign.equals("=") ? PhpValue.of(value) : PhpValue.of(List.of()));
        }
    }

    /** The pieces up to a sign, the end of the parentheses they stand in, or the end of the statement. */
    private List<PhpToken> expression(String end) {
        int start = at;
        int depth = 0;
        while (at < tokens.size() && !is(at, ";") && !is(at, "{") && (depth > 0 || !(is(at, end) || is(at,
                ")")))) {
            depth += is(at, "(") || is(at, "[") ? 1 : is(at, ")") || is(at, "]") ? -1 : 0;
            at++;
        }
        return tokens.subList(start, at);
    }

    private boolean isMember(int before) {
        return before >= 0 && (is(before, "->") || is(before, "?->") || is(before, "::") || tokens.get(before)
                .word().equals("function") || tokens.get(before).word().equals("new"));
    }

    private boolean is(int index, String sign) {
        return index < tokens.size() && tokens.get(index).is(sign);
    }
}
