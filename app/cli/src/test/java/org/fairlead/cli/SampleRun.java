package org.fairlead.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.fairlead.plan.DatabaseAddress;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.Plan;
import org.fairlead.plan.PlanWriter;
import org.fairlead.plan.SecretRef;
import org.fairlead.sample.SampleScripts;
import org.fairlead.sample.TestPostgres;

/**
 * The sample as a user of the terminal has it: a site in a folder, a plan file, a home, a passphrase file.
 */
final class SampleRun {
    static final String PASSPHRASE = "canary passphrase 4711 of the tests";
    /** The server lets everybody in, so that any password will do. */
    static final String DATABASE_PASSWORD = "canary-database-password-0815";

    final Path folder;
    final String database;

    SampleRun(Path folder, boolean misfits, String database) throws Exception {
        this.folder = folder;
        this.database = database;
        Path backend = Files.createDirectories(folder.resolve("v1/backend"));
        SampleScripts.v1(backend.resolve("db.sqlite3"), misfits);
        Files.writeString(backend.resolve(".env"), SampleScripts.text("v1.env"));
        Files.createDirectories(backend.resolve("media/assets"));
        Files.writeString(backend.resolve("media/assets/one.txt"), "one");
        Files.createDirectories(folder.resolve("v2/backend/media"));
        secret("passphrase", PASSPHRASE);
        secret("db-password", DATABASE_PASSWORD);
        Files.writeString(plan(), PlanWriter.write(content()));
    }

    /** A file that only its owner reads. */
    void secret(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    Path home() {
        return folder.resolve("home");
    }

    Path plan() {
        return folder.resolve("plan.yaml");
    }

    private Plan content() {
        Path from = folder.resolve("v1/backend");
        Path to = folder.resolve("v2/backend");
        DatabaseAddress target = TestPostgres.address(database);
        return Plan.of("ai-design-tool", "upgrade-v1-v2")
                .withSource(new Endpoint(DatabaseAddress.sqlite(from.resolve("db.sqlite3").toString()),
                        from.resolve(".env").toString(), from.resolve("media").toString(), ""))
                .withTarget(new Endpoint(
                        new DatabaseAddress("postgresql", "", "localhost", target.port(), database,
                                "postgres",
                                new SecretRef.FromFile(folder.resolve("db-password").toString()), "", target
                                        .tls(), ""),
                        to.resolve(".env").toString(), to.resolve("media").toString(), ""))
                .withChoices(Map.of("tiers", "code"));
    }

    /** What a command said and how it ended. */
    record Said(int code, String out, String err) {}

    /** Runs a command in this process. */
    Said fairlead(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = FairleadCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute(arguments);
        return new Said(code, out.toString(), err.toString());
    }

    /** Starts a command as a process of its own. */
    Process start(String... arguments) throws IOException {
        var line = new java.util.ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), FairleadCommand.class.getName()));
        line.addAll(List.of(arguments));
        return new ProcessBuilder(line).redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile()).start();
    }

    /** Every row of the target as text, table by table; what Fairlead itself keeps there is left out. */
    static Map<String, String> dump(String database) throws SQLException {
        var dump = new TreeMap<String, String>();
        try (Connection connection = TestPostgres.connect(database);
                Statement statement = connection.createStatement()) {
            var tables = new java.util.ArrayList<String>();
            try (var results = statement.executeQuery(
                    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'fairlead%'")) {
                while (results.next()) {
                    tables.add(results.getString(1));
                }
            }
            for (String table : tables) {
                try (var results = statement.executeQuery(
                        "SELECT string_agg(t::text, chr(10) ORDER BY t::text) FROM \"" + table + "\" t")) {
                    results.next();
                    dump.put(table, String.valueOf(results.getString(1)));
                }
            }
        }
        return dump;
    }

    static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
