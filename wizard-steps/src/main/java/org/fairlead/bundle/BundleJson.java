package org.fairlead.bundle;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.bundle.BundleException.Diagnosis;
import org.fairlead.model.Problem;
import org.fairlead.playbook.FileRecords;
import org.fairlead.playbook.FileSchema;
import org.fairlead.playbook.InvalidFileException;
import org.fairlead.playbook.YamlTree;

/**
 * The JSON files of a bundle, written the same way for the same content, and read strictly: bounded, no
 * name twice, nothing behind the end, no name that the schema does not know, and all problems at once.
 */
final class BundleJson {
    /** Levels that the value of a setting may have, its own places in the file included. */
    private static final int DEPTH = 100;
    private static final int DESCRIBING_DEPTH = 8;

    private final FileSchema manifests = FileSchema.named("bundle-manifest");
    private final FileSchema totals = FileSchema.named("bundle-totals");
    private final JsonMapper writer = FileRecords.shared().rebuild().enable(
            SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, SerializationFeature.INDENT_OUTPUT).build();
    private final JsonMapper describing;
    private final JsonMapper settings;

    BundleJson(BundleLimits limits) {
        this.describing = strict(DESCRIBING_DEPTH, limits.describing());
        this.settings = strict(DEPTH, limits.config());
    }

    private static JsonMapper strict(int depth, long bytes) {
        var constraints = StreamReadConstraints.builder().maxNestingDepth(depth).maxDocumentLength(bytes)
                .maxStringLength((int) bytes).maxNameLength(1000).maxNumberLength(1000).build();
        return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build();
    }

    byte[] write(BundleManifest manifest) {
        return line(writer.writeValueAsBytes(manifest));
    }

    byte[] write(BundleTotals counted) {
        return line(writer.writeValueAsBytes(counted));
    }

    private static byte[] line(byte[] json) {
        var out = new ByteArrayOutputStream(json.length + 1);
        out.writeBytes(json);
        out.write('\n');
        return out.toByteArray();
    }

    BundleManifest manifest(byte[] json, String place) throws BundleException {
        JsonNode tree = tree(json, place);
        JsonNode format = tree.path("fairlead-bundle");
        if (format.isIntegralNumber() && format.asLong(0) > BundleManifest.FORMAT) {
            throw new BundleException(Diagnosis.FAILED, Problem.blocker("bundle.problem.newer", place, format
                    .asLong(0), BundleManifest.FORMAT));
        }
        return read(tree, place, manifests, BundleManifest.class);
    }

    BundleTotals totals(byte[] json, String place) throws BundleException {
        return read(tree(json, place), place, totals, BundleTotals.class);
    }

    private JsonNode tree(byte[] json, String place) throws BundleException {
        try {
            return describing.readTree(json);
        } catch (JacksonException e) {
            throw unreadable(place, e);
        }
    }

    private static <T> T read(JsonNode tree, String place, FileSchema schema, Class<T> type)
            throws BundleException {
        YamlTree file = YamlTree.of(tree, place);
        try {
            schema.check(file);
            return FileRecords.read(file, type);
        } catch (InvalidFileException e) {
            throw new BundleException(Diagnosis.DAMAGED, e.problems(), e);
        } catch (JacksonException e) {
            throw unreadable(place, e);
        }
    }

    /** Writes settings one after the other: {@code {"settings": {"name": {"value": …, "secret": true}}}}. */
    void write(ComponentConfig config, OutputStream out) {
        try (JsonGenerator json = settings.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringProperty("component", config.id());
            json.writeObjectPropertyStart("settings");
            for (Setting setting : config.settings()) {
                json.writeRaw('\n');
                json.writeObjectPropertyStart(setting.name());
                json.writeName("value");
                json.writeTree(setting.value());
                if (setting.secret()) {
                    json.writeBooleanProperty("secret", true);
                }
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /** Reads settings one after the other. */
    void settings(byte[] json, String component, String place, Consumer<Setting> each)
            throws BundleException {
        try (JsonParser parser = settings.createParser(json)) {
            expect(parser.nextToken() == JsonToken.START_OBJECT, place);
            expect("component".equals(parser.nextName()), place);
            expect(component.equals(parser.nextStringValue()), place);
            expect("settings".equals(parser.nextName()), place);
            expect(parser.nextToken() == JsonToken.START_OBJECT, place);
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                each.accept(setting(parser, name, place));
            }
            expect(parser.currentToken() == JsonToken.END_OBJECT, place);
            expect(parser.nextToken() == JsonToken.END_OBJECT, place);
            expect(parser.nextToken() == null, place);
        } catch (JacksonException e) {
            throw unreadable(place, e);
        }
    }

    private static Setting setting(JsonParser parser, String name, String place) throws BundleException {
        expect(parser.nextToken() == JsonToken.START_OBJECT, place);
        expect("value".equals(parser.nextName()), place);
        parser.nextToken();
        JsonNode value = parser.readValueAsTree();
        boolean secret = "secret".equals(parser.nextName());
        if (secret) {
            expect(parser.nextToken() == JsonToken.VALUE_TRUE, place);
            parser.nextToken();
        }
        expect(parser.currentToken() == JsonToken.END_OBJECT, place);
        return new Setting(name, value, secret);
    }

    private static void expect(boolean so, String place) throws BundleException {
        if (!so) {
            throw new BundleException(Diagnosis.DAMAGED, Problem.blocker("bundle.problem.form", place));
        }
    }

    private static BundleException unreadable(String place, JacksonException e) {
        var where = e.getLocation();
        return new BundleException(Diagnosis.DAMAGED, List.of(Problem.blocker("bundle.problem.json", place,
                where == null ? 0 : where.getLineNr())), e);
    }
}
