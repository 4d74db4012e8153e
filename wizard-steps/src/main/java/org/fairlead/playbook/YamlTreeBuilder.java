package org.fairlead.playbook;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.fairlead.model.Problem;

/** Makes a tree of a parser's events and collects what must not be in it. Used once. */
final class YamlTreeBuilder {
    static final int DEPTH = 32;
    static final int NODES = 50_000;
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,37})");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,37})\\.[0-9]{1,37}");
    private static final JsonNodeFactory NODE = JsonNodeFactory.instance;

    private final String place;
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Deque<Level> open = new ArrayDeque<>();
    private @Nullable JsonNode root;
    private int documents;
    private int nodes;

    YamlTreeBuilder(String place) {
        this.place = place;
    }

    /** Takes the next event; false when reading on makes no sense. */
    boolean take(Event event) {
        if (event instanceof DocumentStartEvent && ++documents > 1) {
            return stop("yaml.problem.documents", event);
        }
        if (event instanceof CollectionEndEvent) {
            open.pop();
            return true;
        }
        if (!(event instanceof NodeEvent node)) {
            return true;
        }
        if (++nodes > NODES) {
            return stop("yaml.problem.too-many", event, NODES);
        }
        return add(node);
    }

    private boolean add(NodeEvent node) {
        if (node instanceof AliasEvent) {
            problem("yaml.problem.alias", node);
        } else if (node.getAnchor().isPresent()) {
            problem("yaml.problem.anchor", node);
        }
        return switch (node) {
            case ScalarEvent scalar -> {
                scalar(scalar);
                yield true;
            }
            case CollectionStartEvent collection -> collection(collection);
            default -> {
                put(node, NODE.nullNode());
                yield true;
            }
        };
    }

    private boolean collection(CollectionStartEvent event) {
        if (event.getTag().isPresent()) {
            problem("yaml.problem.tag", event);
        }
        if (open.size() >= DEPTH) {
            return stop("yaml.problem.too-deep", event, DEPTH);
        }
        JsonNode node = event instanceof MappingStartEvent ? NODE.objectNode() : NODE.arrayNode();
        open.push(new Level(node, put(event, node)));
        return true;
    }

    private void scalar(ScalarEvent event) {
        if (event.getTag().isPresent()) {
            problem("yaml.problem.tag", event);
        }
        Level level = open.peek();
        if (level != null && level.wantsName()) {
            level.name = event.getValue();
            level.nameLine = line(event);
            if (!level.names.add(event.getValue())) {
                problem("yaml.problem.duplicate", event, event.getValue());
            }
        } else if (event.isPlain() && event.getValue().isEmpty() && level != null && level.node.isObject()) {
            level.name = null;
        } else {
            put(event, event.isPlain() ? resolve(event.getValue()) : NODE.stringNode(event.getValue()));
        }
    }

    /** Puts a node where it belongs and answers its pointer. */
    private String put(NodeEvent event, JsonNode node) {
        Level level = open.peek();
        String pointer;
        if (level == null) {
            root = node;
            pointer = "";
        } else if (level.node instanceof ArrayNode array) {
            pointer = YamlTree.child(level.pointer, array.size());
            array.add(node);
        } else if (level.name == null) {
            problem("yaml.problem.name", event);
            level.name = "";
            pointer = level.pointer;
        } else {
            pointer = YamlTree.child(level.pointer, level.name);
            ((ObjectNode) level.node).set(level.name, node);
            level.name = null;
        }
        lines.putIfAbsent(pointer, level != null && level.node.isObject() ? level.nameLine : line(event));
        return pointer;
    }

    private static JsonNode resolve(String word) {
        return switch (word) {
            case "null", "~" -> NODE.nullNode();
            case "true" -> NODE.booleanNode(true);
            case "false" -> NODE.booleanNode(false);
            default -> {
                if (WHOLE.matcher(word).matches()) {
                    var value = new BigInteger(word);
                    yield value.bitLength() < 64 ? NODE.numberNode(value.longValue()) : NODE.numberNode(
                            value);
                }
                yield DECIMAL.matcher(word).matches()
                        ? NODE.numberNode(new BigDecimal(word))
                        : NODE.stringNode(word);
            }
        };
    }

    void fail(Problem problem) {
        problems.add(problem);
    }

    YamlTree finish() throws InvalidFileException {
        if (root == null && problems.isEmpty()) {
            fail(Problem.blocker("yaml.problem.empty", place, place));
        }
        if (root == null || !problems.isEmpty()) {
            throw new InvalidFileException(problems);
        }
        return new YamlTree(root, place, lines);
    }

    private boolean stop(String key, Event event, Object... more) {
        problem(key, event, more);
        return false;
    }

    private void problem(String key, Event event, Object... more) {
        Level level = open.peek();
        String pointer = level == null ? "" : level.pointer;
        if (level != null && level.name != null) {
            pointer = YamlTree.child(pointer, level.name);
        }
        var lineHere = Map.of(pointer, line(event));
        problems.add(new YamlTree(root == null ? NODE.nullNode() : root, place, lineHere).problem(key,
                pointer, more));
    }

    private static int line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    /** A collection that is not closed yet. */
    private static final class Level {
        private final JsonNode node;
        private final String pointer;
        private final Set<String> names = new HashSet<>();
        private @Nullable String name;
        private int nameLine;

        Level(JsonNode node, String pointer) {
            this.node = node;
            this.pointer = pointer;
        }

        boolean wantsName() {
            return node.isObject() && name == null;
        }
    }
}
