package org.fairlead.playbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import org.fairlead.model.Problem;

/**
 * What a YAML file says, and in which line. Places in it are JSON pointers (RFC 6901); to people they are
 * shown as
 * addresses such as {@code datasets[3].key}.
 *
 * @param place
 * name of the file, for people
 * @param lines
 * pointer to line, counted from 1
 */
public record YamlTree(JsonNode root, String place, Map<String, Integer> lines) {
    public YamlTree {
        lines = Map.copyOf(lines);
    }

    /** A tree that no file stands behind. */
    public static YamlTree of(JsonNode root, String place) {
        return new YamlTree(root, place, Map.of());
    }

    /** A problem at a pointer: its address and file with line come first among the arguments. */
    public Problem problem(String key, String pointer, Object... more) {
        var args = new Object[more.length + 2];
        args[0] = address(pointer);
        args[1] = where(pointer);
        System.arraycopy(more, 0, args, 2, more.length);
        return Problem.blocker(key, args);
    }

    /** The line of a pointer, or of the nearest thing around it; 0 where no file is known. */
    public int line(String pointer) {
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
        }
        return Optional.ofNullable(lines.get("")).orElse(0);
    }

    private String where(String pointer) {
        int line = line(pointer);
        return line == 0 ? place : place + ":" + line;
    }

    private String address(String pointer) {
        var address = new StringBuilder();
        JsonNode node = root;
        for (String part : parts(pointer)) {
            if (node.isArray()) {
                address.append('[').append(part).append(']');
                node = node.path(part.matches("[0-9]{1,9}") ? Integer.parseInt(part) : -1);
            } else if (part.matches("[\\w.*-]+")) {
                address.append(address.isEmpty() ? "" : ".").append(part);
                node = node.path(part);
            } else {
                address.append("[\"").append(part).append("\"]");
                node = node.path(part);
            }
        }
        return address.isEmpty() ? place : address.toString();
    }

    /** The names and numbers of a pointer, unescaped. */
    static List<String> parts(String pointer) {
        return pointer.isEmpty()
                ? List.of()
                : List.of(pointer.substring(1).split("/", -1)).stream().map(YamlTree::unescape).toList();
    }

    /** The pointer of a member. */
    public static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    static String child(String pointer, int index) {
        return pointer + "/" + index;
    }

    private static String unescape(String part) {
        return part.replace("~1", "/").replace("~0", "~");
    }
}
