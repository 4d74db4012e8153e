package org.fairlead.run;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.plan.PlanWriter;
import org.fairlead.playbook.StrictYaml;
import org.fairlead.report.SupportFile;
import org.fairlead.text.Messages;

/** Makes the file for whoever helps with a run. */
public final class Support {
    private static final List<String> PARTS = List.of("/source", "/target", "/people",
            "/configuration/bundle");
    /** Members that hold no name. */
    private static final List<String> PLAIN = List.of("prefix", "tls", "dialect");
    /** Words of a plan that name a kind and nobody's own. */
    private static final List<String> KINDS = List.of("sqlite", "postgresql", "mariadb", "mysql", "direct",
            "export",
            "import", "here", "localhost", "127.0.0.1", "require", "verify-full", "disable", "prefer",
            "trust",
            "postgres", "root", "true", "false");

    private Support() {}

    /**
     * Writes a zip file without secrets and without what names people, machines and places.
     *
     * @param messages
     * with those of the playbook
     * @param versions
     * programs and what version they have
     */
    public static Path write(Journey journey, Messages messages, Map<String, String> versions, Path file)
            throws ProblemException {
        var all = new TreeMap<>(versions);
        all.put("playbook", journey.playbook().id());
        all.put("job", journey.plan().job());
        return new SupportFile(messages, journey.log(), names(journey.plan())).write(file, all);
    }

    /** Every text of the plan that is somebody's own. */
    static List<String> names(Plan plan) throws ProblemException {
        JsonNode root = StrictYaml.read(PlanWriter.write(plan).getBytes(
                java.nio.charset.StandardCharsets.UTF_8),
                "plan.yaml").root();
        var names = new TreeSet<String>();
        PARTS.forEach(part -> collect(root.at(part), names));
        names.removeIf(name -> KINDS.contains(name));
        return new ArrayList<>(names);
    }

    private static void collect(JsonNode node, Set<String> names) {
        if (node.isString()) {
            String text = node.asString();
            names.add(text);
            int scheme = text.indexOf("://");
            if (scheme > 0) {
                try {
                    URI address = URI.create(text);
                    Stream.of(address.getHost(), address.getPath(), address.getUserInfo()).filter(
                            Objects::nonNull).filter(
                                    part -> part.length() > 1).forEach(names::add);
                } catch (IllegalArgumentException notAnAddress) {
                    names.add(text.substring(scheme + 3));
                }
            }
        }
        if (node.isObject()) {
            node.properties().stream().filter(member -> !PLAIN.contains(member.getKey())).forEach(
                    member -> collect(
                            member.getValue(), names));
        } else {
            node.values().forEach(member -> collect(member, names));
        }
    }
}
