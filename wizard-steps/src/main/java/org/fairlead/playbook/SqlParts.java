package org.fairlead.playbook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Pieces of statements that a playbook says once, under {@code sql-parts}, and names elsewhere as
 * {@code {{name}}}. A piece may hold those before it, so there is no circle.
 */
final class SqlParts {
    /** The most characters a text may have once its pieces are in it. */
    static final int MOST = 40_000;
    private static final String MEMBER = "sql-parts";
    private static final Pattern NAMED = Pattern.compile("\\{\\{([a-z0-9-]+)}}");

    private final Map<String, String> parts = new LinkedHashMap<>();
    private final FileProblems problems;

    private SqlParts(FileProblems problems) {
        this.problems = problems;
    }

    /**
     * The file with every piece in its place, and without the list of them.
     *
     * @throws InvalidFileException
     * when a piece is named that is not there, or a text grows beyond all bounds
     */
    static YamlTree put(YamlTree tree) throws InvalidFileException {
        if (!(tree.root().deepCopy() instanceof ObjectNode root) || !root.has(MEMBER)) {
            return tree;
        }
        var problems = new FileProblems(tree);
        var parts = new SqlParts(problems);
        for (Map.Entry<String, JsonNode> part : root.get(MEMBER).properties()) {
            String text = parts.filled(part.getValue().asString(), YamlTree.child("/" + MEMBER, part
                    .getKey()));
            parts.parts.put(part.getKey(), text);
        }
        root.remove(MEMBER);
        parts.fill(root, "");
        problems.settle();
        return new YamlTree(root, tree.place(), tree.lines());
    }

    private void fill(JsonNode node, String pointer) {
        if (node instanceof ObjectNode object) {
            for (String name : object.propertyNames().toArray(String[]::new)) {
                String at = YamlTree.child(pointer, name);
                JsonNode value = object.get(name);
                if (value.isString()) {
                    object.set(name, StringNode.valueOf(filled(value.asString(), at)));
                } else {
                    fill(value, at);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                fill(array.get(i), YamlTree.child(pointer, i));
            }
        }
    }

    private String filled(String text, String pointer) {
        Matcher matcher = NAMED.matcher(text);
        var filled = new StringBuilder();
        while (matcher.find()) {
            problems.refer("sql-part", pointer, matcher.group(1), parts.keySet());
            matcher.appendReplacement(filled, Matcher.quoteReplacement(parts.getOrDefault(matcher.group(1),
                    "")));
            if (filled.length() > MOST) {
                problems.add("playbook.problem.too-long", pointer, MOST);
                return "";
            }
        }
        return matcher.appendTail(filled).toString();
    }
}
