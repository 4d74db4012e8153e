package org.fairlead.desktop.fake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.databind.node.JsonNodeFactory;

import org.fairlead.bundle.BundleManifest;
import org.fairlead.bundle.BundleManifest.LeftOut;
import org.fairlead.bundle.BundleManifest.Reason;
import org.fairlead.bundle.BundleMeans;
import org.fairlead.bundle.BundleTarget;
import org.fairlead.bundle.BundleWriter;
import org.fairlead.bundle.ComponentConfig;
import org.fairlead.bundle.Protection;
import org.fairlead.bundle.Setting;
import org.fairlead.model.ProblemException;
import org.fairlead.secret.Secret;
import org.fairlead.secret.SigningKey;

/** A real bundle with settings of a shop that was never there. */
public final class FakeBundle {
    public static final String PASSPHRASE = "a violin under seven grey clouds";

    /** Writes it, signed, with one group of settings. */
    public Path write(Path file) throws ProblemException, IOException {
        return write(file, false);
    }

    /** The same with rows of two tables. */
    public Path writeWithRows(Path file) throws ProblemException, IOException {
        return write(file, true);
    }

    private static Path write(Path file, boolean rows) throws ProblemException, IOException {
        Files.deleteIfExists(file);
        var settings = new ComponentConfig("general", List.of(setting("chat-enabled"), setting(
                "chat-position")));
        var manifest = new BundleManifest(BundleManifest.FORMAT, FakePlaybooks.SETTINGS, "l1a",
                new BundleManifest.Origin("shop@shop.example", Map.of("mariadb", "10.11.6")), List.of(
                        new BundleManifest.Component("general", false)), rows ? FakeRows.datasets() : List
                                .of(), List.of(
                                        new LeftOut(
                                                "openai-api-key", Reason.SECRET, 0), new LeftOut("log-level",
                                                        Reason.ENVIRONMENT, 0)),
                Instant.parse("2026-11-20T14:03:00Z"), "Fairlead 0.1.0");
        try (Secret passphrase = Secret.of(PASSPHRASE);
                SigningKey signer = SigningKey.create(new SecureRandom());
                BundleWriter writer = BundleWriter.begin(BundleTarget.oneFile(file),
                        new Protection.ToPassphrase(
                                passphrase), manifest, new BundleMeans(Harness.CLOCK, new SecureRandom(), 64L
                                        << 20))) {
            writer.component(settings);
            if (rows) {
                FakeRows.write(writer);
            }
            writer.finish(Optional.of(signer), bytes -> {});
        }
        return file;
    }

    private static Setting setting(String id) {
        return new Setting(id, JsonNodeFactory.instance.objectNode().put("stored", "1").put("value", true),
                false);
    }
}
