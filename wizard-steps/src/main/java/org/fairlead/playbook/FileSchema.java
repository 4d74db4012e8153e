package org.fairlead.playbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.Problem;

/**
 * A JSON Schema (draft 2020-12) of {@code fairlead/schema} on the class path, held against a file. Finds
 * everything at
 * once, with address and line, and guesses what a wrong name was meant to be. Loads nothing from elsewhere.
 */
public final class FileSchema {
    private static final int SHOWN = 60;
    private static final int MOST = 200;

    private final JsonNode document;
    private final Schema schema;

    private FileSchema(JsonNode document) {
        this.document = document;
        this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(
                document);
    }

    /**
     * A schema by name.
     *
     * @param name
     * "playbook", "plan" or "decisions"
     */
    public static FileSchema named(String name) {
        String path = "/fairlead/schema/" + name + ".schema.json";
        try (InputStream in = FileSchema.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + path);
            }
            return new FileSchema(JsonMapper.shared().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** Holds a file against the schema; passes silently or tells all problems, by line. */
    public void check(YamlTree tree) throws InvalidFileException {
        record Located(int line, Problem problem) {}
        var found = new ArrayList<Located>();
        for (Error error : schema.validate(tree.root())) {
            String pointer = pointer(error.getInstanceLocation());
            String spot = error.getKeyword().equals("additionalProperties")
                    ? YamlTree.child(pointer, error.getProperty())
                    : pointer;
            found.add(new Located(tree.line(spot), problem(tree, error, pointer)));
        }
        if (!found.isEmpty()) {
            throw new InvalidFileException(found.stream().sorted(Comparator.comparingInt(Located::line))
                    .map(Located::problem).distinct().limit(MOST).toList());
        }
    }

    private Problem problem(YamlTree tree, Error error, String pointer) {
        JsonNode rule = rule(error);
        return switch (error.getKeyword()) {
            case "additionalProperties" -> unknown(tree, pointer, error);
            case "propertyNames" -> tree.problem("yaml.problem.form.name", pointer);
            case "required" -> tree.problem("yaml.problem.missing", pointer, error.getProperty());
            case "enum" -> choice(tree, pointer, texts(rule));
            case "type" -> tree.problem("yaml.problem.type", pointer, String.join(" / ", texts(rule)),
                    kind(tree.root().at(pointer)));
            case "pattern" -> tree.problem("yaml.problem.form", pointer, rule.asString());
            case "uniqueItems" -> tree.problem("yaml.problem.twice", pointer);
            default -> tree.problem("yaml.problem.bound", pointer, error.getKeyword(), rule.asString(""));
        };
    }

    private Problem unknown(YamlTree tree, String pointer, Error error) {
        String name = error.getProperty();
        List<String> known = new ArrayList<>(parent(error).path("properties").propertyNames());
        String spot = YamlTree.child(pointer, name);
        Optional<String> meant = NearMiss.of(name, known);
        return meant.isPresent()
                ? tree.problem("yaml.problem.unknown.near", spot, shown(name), meant.get())
                : tree.problem("yaml.problem.unknown", spot, shown(name), String.join(", ", known));
    }

    private static Problem choice(YamlTree tree, String pointer, List<String> known) {
        JsonNode node = tree.root().at(pointer);
        String word = node.isValueNode() ? shown(node.asString()) : kind(node);
        Optional<String> meant = NearMiss.of(word, known);
        return meant.isPresent()
                ? tree.problem("yaml.problem.word.near", pointer, word, meant.get())
                : tree.problem("yaml.problem.word", pointer, word, String.join(", ", known));
    }

    private JsonNode rule(Error error) {
        return document.at(error.getSchemaLocation().getFragment().toString().replaceFirst("^#", ""));
    }

    private JsonNode parent(Error error) {
        String path = error.getSchemaLocation().getFragment().toString();
        return document.at(path.substring(0, path.lastIndexOf('/')));
    }

    private static String pointer(NodePath path) {
        String pointer = "";
        for (int i = 0; i < path.getNameCount(); i++) {
            pointer = path.getElement(i) instanceof Integer index
                    ? YamlTree.child(pointer, index)
                    : YamlTree.child(pointer, path.getName(i));
        }
        return pointer;
    }

    private static List<String> texts(JsonNode rule) {
        return rule.isArray()
                ? StreamSupport.stream(rule.spliterator(), false).map(JsonNode::asString).toList()
                : List.of(rule.asString());
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            default -> "null";
        };
    }

    private static String shown(String word) {
        return word.length() <= SHOWN ? word : word.substring(0, SHOWN) + "…";
    }
}
