package org.fairlead.cli;

import java.net.ServerSocket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;

import org.fairlead.cli.TestTerminal.Said;
import org.fairlead.plan.DatabaseAddress;
import org.fairlead.sample.FaradayBase;
import org.fairlead.sample.TestMaria;
import org.fairlead.sample.TestPostgres;
import org.fairlead.sample.TestRedis;

import static org.assertj.core.api.Assertions.assertThat;

/** Each thing that keeps a plan from working is found and named, on real servers. */
class DiagnoseTest {
    @TempDir
    private Path folder;
    private TestTerminal terminal = new TestTerminal(Path.of(""));

    @BeforeEach
    void prepare() throws Exception {
        terminal = new TestTerminal(folder);
        terminal.secret("db-password", "canary-database-password");
        terminal.secret("wrong", "canary-wrong");
    }

    private String faraday(DatabaseAddress address, String host, int port, String user, String password)
            throws Exception {
        return Files.writeString(folder.resolve("plan.yaml"), """
                fairlead-plan: 1
                playbook: faraday-dashboard
                job: upgrade-suite
                way: here
                target:
                  database:
                    dialect: postgresql
                    host: %s
                    port: %d
                    name: %s
                    user: %s
                    password: {file: %s}
                choices:
                  user-types: by-role
                """.formatted(host, port, address.name(), user, folder.resolve(password))).toString();
    }

    private Said said(String plan) {
        Said said = terminal.fairlead("diagnose", plan);
        assertThat(said.err()).isEmpty();
        assertThat(said.out()).doesNotContain("canary").doesNotContainPattern("\\[[a-z]+[.-]");
        return said;
    }

    @Test
    void everythingWellIsSaidThingByThing() throws Exception {
        DatabaseAddress address = TestPostgres.address(FaradayBase.withRoles());
        Said said = said(faraday(address, "localhost", address.port(), "postgres", "db-password"));

        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("Where the data goes", "localhost is known", "answers at port "
                + address.port(), "it is PostgreSQL", "The layout", "The user may read and change all",
                "Text is kept as UTF8", "No broken text was seen", "typical queries answer in time",
                "Everything that could be asked answers");
        assertThat(terminal.fairlead("runs").out()).as("no run was begun").doesNotContain("faraday");
    }

    @Test
    void aWrongNameAClosedPortAndAWrongPasswordAreThreeAnswers() throws Exception {
        DatabaseAddress address = TestPostgres.address(FaradayBase.withRoles());
        Said name = said(faraday(address, "no-such-host.invalid", 5432, "postgres", "db-password"));
        assertThat(name.code()).isEqualTo(ExitCode.GATE);
        assertThat(name.out()).contains("The name no-such-host.invalid is not known", "What to do:")
                .doesNotContain("answers at port");

        int closed;
        try (var socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        assertThat(said(faraday(address, "localhost", closed, "postgres", "db-password")).out()).contains(
                "localhost is known", "Nothing listens at localhost, port " + closed).doesNotContain("login");

        Said login = said(faraday(address, "localhost", address.port(), "nobody-here", "wrong"));
        assertThat(login.code()).isEqualTo(ExitCode.GATE);
        assertThat(login.out()).contains("answers at port").doesNotContain("The layout");
    }

    @Test
    void missingRightsAndBrokenTextAreNamed() throws Exception {
        String database = FaradayBase.withRoles();
        DatabaseAddress address = TestPostgres.address(database);
        try (Connection connection = TestPostgres.connect(database);
                Statement sql = connection
                        .createStatement()) {
            sql.execute("UPDATE projects SET name = '%s' WHERE id = 'proj-1'".formatted(new String("Grüße"
                    .getBytes(
                            StandardCharsets.UTF_8), Charset.forName("windows-1252"))));
            sql.execute("DO $$ BEGIN CREATE ROLE reader_only LOGIN PASSWORD 'canary-database-password';"
                    + " EXCEPTION WHEN duplicate_object THEN NULL; END $$");
            sql.execute("GRANT USAGE ON SCHEMA public TO reader_only");
            sql.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader_only");
            sql.execute("GRANT INSERT, UPDATE, DELETE ON dashboard_users TO reader_only");
        }
        Said said = said(faraday(address, "localhost", address.port(), "reader_only", "db-password"));

        assertThat(said.code()).isEqualTo(ExitCode.GATE);
        assertThat(said.out()).contains("lacks rights on", "projects  INSERT, UPDATE, DELETE",
                "1 column holds text that was read in the wrong encoding once",
                "projects  name  1").doesNotContain("dashboard_users  INSERT");
    }

    @Test
    void aStoreIsAskedToo() throws Exception {
        DatabaseAddress address = TestPostgres.address(FaradayBase.withRoles());
        int port = TestRedis.free();
        RedisServer server = TestRedis.start(port, List.of("requirepass canary-database-password"));
        try {
            String plan = faraday(address, "localhost", address.port(), "postgres", "db-password");
            String good = Files.readString(Path.of(plan)).replace("choices:",
                    "  redis: {host: localhost, port: %d, database: 0, password: {file: %s}}\nchoices:"
                            .formatted(port, folder
                                    .resolve("db-password")));
            assertThat(said(Files.writeString(Path.of(plan), good).toString()).out()).contains(
                    "The login to redis://localhost", "with 0 keys");
            Said wrong = said(Files.writeString(Path.of(plan), good.replace("file: " + folder.resolve(
                    "db-password") + "}}", "file: " + folder.resolve("wrong") + "}}")).toString());
            assertThat(wrong.code()).isEqualTo(ExitCode.GATE);
            assertThat(wrong.out()).contains("localhost answers at port " + port).doesNotContain(
                    "with 0 keys");
        } finally {
            server.stop();
        }
    }

    @Test
    void anotherPrefixIsFoundOnMariaDb() throws Exception {
        String database = TestMaria.empty();
        try (Connection connection = TestMaria.connect(database);
                Statement sql = connection
                        .createStatement()) {
            for (String table : List.of("options (option_id int primary key, option_name varchar(191),"
                    + " option_value longtext, autoload varchar(20))", "users (ID int primary key, user_login"
                            + " varchar(60), user_email varchar(100))",
                    "usermeta (umeta_id int primary key,"
                            + " user_id int, meta_key varchar(255), meta_value longtext)")) {
                sql.execute("CREATE TABLE shop_" + table);
            }
            sql.execute("INSERT INTO shop_options VALUES (1, 'mpai_settings',"
                    + " 'a:1:{s:4:\\\"name\\\";s:3:\\\"Kestrel\\\";}', 'no')");
        }
        DatabaseAddress address = TestMaria.address(database);
        String plan = Files.writeString(folder.resolve("maria.yaml"), """
                fairlead-plan: 1
                playbook: memberpress-ai-assistant
                job: upgrade-layout
                way: here
                target:
                  database:
                    dialect: mariadb
                    host: localhost
                    port: %d
                    name: %s
                    user: %s
                    password: {file: %s}
                  prefix: wp_
                """.formatted(address.port(), database, TestMaria.USER, Files.writeString(folder.resolve(
                "maria-password"), TestMaria.PASSWORD))).toString();

        Said wrong = said(plan);
        assertThat(wrong.code()).isEqualTo(ExitCode.GATE);
        assertThat(wrong.out()).contains("There are no tables of this system under the prefix wp_", "shop_");

        Said right = said(Files.writeString(Path.of(plan), Files.readString(Path.of(plan)).replace("wp_",
                "shop_")).toString());
        assertThat(right.out()).contains("The user may read and change all",
                "1 column holds serialized values whose lengths do not fit", "shop_options  option_value  1");
    }
}
