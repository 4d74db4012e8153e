package org.fairlead.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.fairlead.model.Problem;
import org.fairlead.plan.DatabaseAddress;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.Plan;
import org.fairlead.plan.SecretRef;
import org.fairlead.secret.Secret;
import org.fairlead.secret.SecretSource;
import org.fairlead.site.SiteException;

/**
 * The built-in sample: a v1 site in a folder, made anew, and an embedded PostgreSQL holding an empty v2.
 * Closing it stops the
 * server; the folder stays to be looked at.
 */
public final class SampleSite implements AutoCloseable {
    private static final String SAMPLE = "/fairlead/samples/ai-design-tool/";
    private static final String USER = "postgres";
    private static final String DATABASE = "aidesign";
    /** The sample's own password and passphrase; they guard nothing. */
    private static final String PASSWORD = "sample";
    private static final String PASSPHRASE = "sample passphrase of the demo";

    private final Path folder;
    private final EmbeddedPostgres server;

    private SampleSite(Path folder, EmbeddedPostgres server) {
        this.folder = folder;
        this.server = server;
    }

    /** Makes the sample in a folder, removing an earlier one there. */
    public static SampleSite create(Path folder) throws SiteException {
        try {
            remove(folder);
            Path backend = Files.createDirectories(folder.resolve("v1/backend"));
            source(backend.resolve("db.sqlite3"));
            copy("v1.env", backend.resolve(".env"));
            media(backend.resolve("media"));
            Files.createDirectories(folder.resolve("v2/backend/media"));
            EmbeddedPostgres server = EmbeddedPostgres.builder().setDataDirectory(folder.resolve(
                    "postgresql"))
                    .setCleanDataDirectory(true).start();
            target(server);
            return new SampleSite(folder, server);
        } catch (IOException | SQLException e) {
            throw new SiteException(
                    Problem.blocker("demo.problem.cannot-start", folder.toString(), String.valueOf(e
                            .getMessage())), e);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }

    private static void source(Path file) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(text("v1-schema.sql"));
            statement.executeUpdate(text("v1-data.sql"));
            statement.executeUpdate(text("v1-misfits.sql"));
        }
    }

    private static void target(EmbeddedPostgres server) throws SQLException, IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + DATABASE);
        }
        try (Connection connection = server.getDatabase(USER, DATABASE).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(text("v2-schema.sql"));
            statement.execute(text("v2-data.sql"));
        }
    }

    private static void media(Path folder) throws IOException {
        for (String path : text("media/index.txt").lines().toList()) {
            copy("media/" + path, folder.resolve(path));
        }
    }

    private static String text(String name) throws IOException {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void copy(String name, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (InputStream in = open(name)) {
            Files.copy(in, file);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = SampleSite.class.getResourceAsStream(SAMPLE + name);
        if (in == null) {
            throw new IOException("the sample lacks " + name);
        }
        return in;
    }

    /** Folder of the v1 site. */
    public Path source() {
        return folder.resolve("v1");
    }

    /** A plan for the upgrade, every question answered. */
    public Plan plan() {
        Path from = folder.resolve("v1/backend");
        Path to = folder.resolve("v2/backend");
        var source = new Endpoint(DatabaseAddress.sqlite(from.resolve("db.sqlite3").toString()),
                from.resolve(".env").toString(), from.resolve("media").toString(), "");
        var database = new DatabaseAddress("postgresql", "", "localhost", server.getPort(), DATABASE, USER,
                new SecretRef.Ask(), "", DatabaseAddress.Tls.PREFER, "");
        var target = new Endpoint(database, to.resolve(".env").toString(), to.resolve("media").toString(),
                "");
        return Plan.of("ai-design-tool", "upgrade-v1-v2").withSource(source).withTarget(target)
                .withChoices(Map.of("tiers", "code"));
    }

    /** Answers every question with the sample's password. */
    public SecretSource secrets() {
        return (kind, name) -> Secret.of(PASSWORD);
    }

    /** What seals the way back of the sample's runs. */
    public String passphrase() {
        return PASSPHRASE;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            // the server ends with this process at the latest
            return;
        }
    }
}
