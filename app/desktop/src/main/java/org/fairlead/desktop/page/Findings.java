package org.fairlead.desktop.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.fairlead.desktop.kit.SeverityMark;
import org.fairlead.desktop.kit.Words;
import org.fairlead.model.EnvironmentLine;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Severity;
import org.fairlead.text.EnvironmentWords;

/** Findings in words. */
public final class Findings {
    private Findings() {}

    /** "2 blockers · 3 warnings · 21 passed". */
    public static String score(List<Finding> findings, Words words) {
        List<String> parts = new ArrayList<>();
        for (Severity severity : Severity.values()) {
            long count = findings.stream().filter(finding -> finding.problem().severity() == severity)
                    .count();
            if (count > 0) {
                parts.add(words.say("window.count." + SeverityMark.style(severity), count));
            }
        }
        return String.join(" · ", parts);
    }

    /** Writes them as a text file; blocks. */
    public static void write(List<Finding> findings, List<EnvironmentLine> environment, Words words,
            Path file)
            throws ProblemException {
        StringBuilder text = new StringBuilder(score(findings, words)).append('\n');
        for (Finding finding : findings) {
            text.append('\n').append(words.say("window.severity." + SeverityMark.style(finding.problem()
                    .severity()))).append(": ").append(words.say(finding.problem())).append('\n');
            words.why(finding.problem()).ifPresent(why -> text.append("  ").append(why).append('\n'));
            words.fix(finding.problem()).ifPresent(fix -> text.append("  ").append(fix).append('\n'));
            finding.evidence().rows().forEach(row -> text.append("    ").append(String.join(" | ", row))
                    .append('\n'));
        }
        compare(environment, words, text);
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ProblemException(Problem.blocker("window.problem.cannot-write", file.toString()), e);
        }
    }

    private static void compare(List<EnvironmentLine> environment, Words words, StringBuilder text) {
        var says = new EnvironmentWords(words.messages());
        if (!environment.isEmpty()) {
            text.append('\n').append(words.say("window.environment")).append('\n');
        }
        for (EnvironmentLine line : environment) {
            text.append("  ").append(says.match(line)).append(": ").append(says.group(line)).append(", ")
                    .append(says
                            .name(line)).append(" | ").append(says.value(line.source())).append(" | ").append(
                                    says.value(line
                                            .target())).append('\n');
        }
    }
}
