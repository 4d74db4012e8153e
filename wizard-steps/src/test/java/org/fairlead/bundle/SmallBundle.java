package org.fairlead.bundle;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import org.fairlead.bundle.BundleManifest.Component;
import org.fairlead.bundle.BundleManifest.Dataset;
import org.fairlead.bundle.BundleManifest.LeftOut;
import org.fairlead.bundle.BundleManifest.Origin;
import org.fairlead.bundle.BundleManifest.Reason;
import org.fairlead.model.ProblemException;
import org.fairlead.secret.Secret;
import org.fairlead.secret.SigningKey;
import org.fairlead.secret.TransientKey;

/**
 * A bundle of the size a person can look through: two components, a dataset in each format, two files, a
 * secret.
 */
public final class SmallBundle {
    public static final String CANARY = "sk-canary-4711-of-the-tests";
    public static final BundleMeans MEANS = new BundleMeans(Clock.fixed(Instant.parse("2026-05-06T07:08:09Z"),
            ZoneOffset.UTC), new SecureRandom(), 32L << 20);
    public static final TransientKey KEY = TransientKey.create();
    static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SmallBundle() {}

    static BundleManifest manifest(boolean secrets) {
        return new BundleManifest(1, "memberpress-ai-assistant", "L2", new Origin("shop.example", Map.of(
                "wordpress",
                "6.6", "mariadb", "11.4")),
                List.of(new Component("general", secrets), new Component("limits", false)),
                List.of(new Dataset("users", DataFormat.JSONL, List.of(), false), new Dataset("chats",
                        DataFormat.CSV,
                        List.of("id", "text"), false), new Dataset("logs", DataFormat.SQL, List.of(), false),
                        new Dataset("notes", DataFormat.XML, List.of(), false), new Dataset("empty",
                                DataFormat.JSONL,
                                List.of(), false)),
                List.of(new LeftOut("general.site_url", Reason.ENVIRONMENT, 0), new LeftOut("sessions",
                        Reason.NOT_CHOSEN, 1234)),
                Instant.parse("2026-05-06T07:08:09Z"), "fairlead 0.1.0");
    }

    /** Writes it; secrets only where they may be. */
    public static BundleReport write(BundleTarget target, Protection protection, Optional<SigningKey> signer)
            throws Exception {
        boolean secrets = protection.takesSecrets();
        try (BundleWriter writer = BundleWriter.begin(target, protection, manifest(secrets), MEANS)) {
            content(writer, secrets);
            return writer.finish(signer, ReadWatch.NONE);
        }
    }

    static void content(BundleWriter writer, boolean secrets) throws Exception {
        writer.component(new ComponentConfig("general", secrets
                ? List.of(new Setting("title", JSON.stringNode("Ünïcode & \"quotes\""), false), new Setting(
                        "api_key",
                        JSON.stringNode(CANARY), true))
                : List.of(new Setting("title", JSON.stringNode("Ünïcode & \"quotes\""), false))));
        writer.component(new ComponentConfig("limits", List.of(new Setting("tree", tree(), false))));
        rows(writer, "users", "{\"id\": 1}", "{\"id\": 2, \"name\": \"é\"}");
        rows(writer, "chats", "1,plain", "2,\"with, comma\"", "3,\"two\nlines and \"\"quotes\"\"\"");
        rows(writer, "logs", "INSERT INTO logs VALUES (1, 'it''s')");
        rows(writer, "notes", "<row id=\"1\">a&#10;b</row>");
        rows(writer, "empty");
        file(writer, "media/2026/grüße 你好.txt", "hello\n");
        file(writer, "media/long/" + "x".repeat(200) + ".bin", "");
    }

    private static JsonNode tree() {
        return JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).disable(
                JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES).build().readTree(
                        "{\"a\": [1, 2.50, null, true, {\"b\": 12345678901234567890123}]}");
    }

    private static void rows(BundleWriter writer, String dataset, String... rows) throws Exception {
        try (DatasetWriter out = writer.dataset(dataset)) {
            for (String row : rows) {
                out.row(row.getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void file(BundleWriter writer, String path, String content) throws ProblemException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        writer.file(path, false, bytes.length, new ByteArrayInputStream(bytes));
    }

    static Path sealed(Path folder) throws Exception {
        Path file = folder.resolve("site.fairlead");
        write(BundleTarget.oneFile(file), new Protection.ToKeys(List.of(KEY.recipient())), Optional.empty());
        return file;
    }

    static BundleKey key() {
        return new BundleKey.Identities(List.of(KEY.identity()));
    }

    static BundleKey passphrase(String passphrase) {
        return new BundleKey.Passphrase(Secret.of(passphrase), 64L << 20);
    }

    static VerifiedBundle open(Path file, BundleKey key) throws ProblemException {
        return new BundleReader().verify(BundleFile.at(file), key, ReadWatch.NONE);
    }

    static List<Path> files(Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
