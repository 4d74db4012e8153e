package org.fairlead.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.playbook.FileSchema;
import org.fairlead.playbook.StrictYaml;
import org.fairlead.playbook.YamlTree;
import org.fairlead.site.SiteException;
import org.fairlead.step.OpenDecision;
import org.fairlead.text.Messages;

/** Open decisions as a YAML file to fill in. Every question gets the answer that changes least. */
final class DecisionsFile {
    private DecisionsFile() {}

    static Map<String, String> read(Path file) throws ProblemException {
        try {
            YamlTree tree = StrictYaml.read(Files.readAllBytes(file), file.toString());
            FileSchema.named("decisions").check(tree);
            Map<String, String> answers = new HashMap<>();
            tree.root().path("decisions").properties()
                    .forEach(entry -> answers.put(entry.getKey(), entry.getValue().asString()));
            return answers;
        } catch (IOException e) {
            throw new SiteException(
                    Problem.blocker("files.problem.cannot-read", file.toString(), String.valueOf(e
                            .getMessage())), e);
        }
    }

    static void write(Path file, String run, List<OpenDecision> open, Messages messages)
            throws ProblemException {
        var text = new StringBuilder("fairlead-decisions: 1\nrun: ").append(quoted(run)).append(
                "\ndecisions:\n");
        for (OpenDecision decision : open) {
            text.append("  # ").append(messages.text(decision.question()).replace('\n', ' ')).append(" (")
                    .append(String.join(" | ", decision.options())).append(")\n  ").append(quoted(decision
                            .id()))
                    .append(": ").append(decision.options().getFirst()).append('\n');
        }
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new SiteException(
                    Problem.blocker("files.problem.cannot-write", file.toString(), String.valueOf(e
                            .getMessage())), e);
        }
    }

    private static String quoted(String word) {
        return JsonMapper.shared().writeValueAsString(word);
    }
}
