package org.fairlead.playbook;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

import org.fairlead.model.Problem;

/**
 * Reads the YAML that people write by hand: one document of UTF-8, bounded in size, depth and number of
 * values, without
 * anchors, aliases, tags, merges or a key given twice. Only {@code null}, {@code true}, {@code false} and
 * plain decimal
 * numbers have a meaning of their own; every other word is text, {@code no} and {@code 0777} among them. A
 * name with
 * nothing behind it counts as not there.
 */
public final class StrictYaml {
    /** The most bytes a file may have. */
    public static final int BYTES = 1 << 20;

    private StrictYaml() {}

    /**
     * Reads a file.
     *
     * @param place
     * its name, for people
     * @throws InvalidFileException
     * when the content is anything else than described above; with all problems that could be told apart
     */
    public static YamlTree read(byte[] content, String place) throws InvalidFileException {
        if (content.length > BYTES) {
            throw invalid(Problem.blocker("yaml.problem.too-large", place, place, content.length, BYTES));
        }
        var builder = new YamlTreeBuilder(place);
        LoadSettings settings = LoadSettings.builder().setLabel(place).setCodePointLimit(BYTES).setUseMarks(
                true)
                .build();
        try {
            for (Event event : new Parse(settings).parseString(text(content, place))) {
                if (!builder.take(event)) {
                    break;
                }
            }
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            builder.fail(Problem.blocker("yaml.problem.syntax", place, place + ":" + line, reason(e)));
        } catch (YamlEngineException | IllegalArgumentException | IndexOutOfBoundsException e) {
            // snakeyaml-engine 3.0.1 lets these two through for escapes that are cut short or name no character
            builder.fail(Problem.blocker("yaml.problem.characters", place, place));
        }
        return builder.finish();
    }

    private static String reason(MarkedYamlEngineException e) {
        String problem = e.getProblem();
        return problem == null ? "" : problem.lines().findFirst().orElse("");
    }

    private static String text(byte[] content, String place) throws InvalidFileException {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw invalid(Problem.blocker("yaml.problem.not-utf-8", place, place));
        }
    }

    private static InvalidFileException invalid(Problem problem) {
        return new InvalidFileException(List.of(problem));
    }
}
