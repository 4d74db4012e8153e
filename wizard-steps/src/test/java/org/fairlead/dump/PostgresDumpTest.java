package org.fairlead.dump;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.sample.TestPostgres;
import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase.Lack;
import org.fairlead.site.WholeDatabase.Place;
import org.fairlead.site.WholeDatabase.Reading;
import org.fairlead.site.postgres.PostgresDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** A whole PostgreSQL database, kept and made anew. */
class PostgresDumpTest {
    static final String ALL_KINDS = """
            CREATE SCHEMA "od""d; name";
            CREATE TYPE mood AS ENUM ('sad', 'o''k', 'happy');
            CREATE DOMAIN short AS varchar(20) COLLATE "C" DEFAULT 'x' NOT NULL
              CONSTRAINT no_blank CHECK (VALUE <> '');
            CREATE TYPE pair AS (a int, b text COLLATE "C");
            CREATE SEQUENCE tickets START 100 INCREMENT 5 MAXVALUE 100000 CYCLE;
            SELECT nextval('tickets'), nextval('tickets');
            CREATE SEQUENCE never_used START 7;
            CREATE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS
              $$BEGIN RETURN n * 2; -- a; semicolon
            END$$;
            CREATE TABLE person (id int GENERATED ALWAYS AS IDENTITY (START 10) PRIMARY KEY,
              name text NOT NULL DEFAULT 'no''body', feeling mood DEFAULT 'happy', nick short, duo pair,
              boss int REFERENCES person DEFERRABLE INITIALLY DEFERRED,
              state varchar(10) CHECK (state IN ('on', 'off')),
              doubled int GENERATED ALWAYS AS (twice(length(name))) STORED,
              CONSTRAINT named UNIQUE (name, feeling), EXCLUDE USING btree (nick WITH =));
            CREATE TABLE "od""d; name"."ta""ble
            with a line" ("co""l,umn" serial, "select" text, n numeric(50, 20), f float8, r real, b bytea,
              a text[], j jsonb, t timestamptz, d date, i interval, bits bit varying(9), u uuid, m money);
            CREATE UNLOGGED TABLE quick (k int) WITH (fillfactor = 70);
            CREATE TABLE nothing ();
            INSERT INTO nothing DEFAULT VALUES;
            INSERT INTO person (name, nick, duo, state) VALUES (E'tab\\t\\\\. back\\\\slash\\nline', 'n1',
              '(1,"a,b")', 'on'), ('', 'n2', NULL, NULL), (E'\\\\.', 'n3', NULL, 'off');
            UPDATE person SET boss = 10 WHERE id > 10; SET CONSTRAINTS ALL IMMEDIATE;
            INSERT INTO "od""d; name"."ta""ble
            with a line" ("select", n, f, r, b, a, j, t, d, i, bits, u, m) VALUES
              ('ü€𝄞', 123456789012345678901234567890.12345678901234567890, 'NaN', '-Infinity',
              '\\x00ff0a5c', ARRAY['a', NULL, '"', E'\\\\'], '{"a": [1, "\\u0001"]}', 'infinity', '-infinity',
              '1 mon -3 days 04:05:06.789', B'10101', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', 12.34),
              (NULL, 'NaN', 0.1, 0.1, '', '{}', 'null', '0044-03-15 12:00:00 BC', '5874897-12-31', '0',
              B'', NULL, -1), ('x', 1e-20, 4.9e-324, 3.4028235e38, NULL, NULL, NULL, NULL, NULL, NULL,
              NULL, NULL, NULL);
            CREATE FUNCTION later() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM person';
            CREATE PROCEDURE tidy() LANGUAGE sql AS 'DELETE FROM person WHERE false';
            CREATE INDEX by_name ON person (lower(name) DESC) WHERE state IS NOT NULL;
            CREATE VIEW v1 AS SELECT id, name, twice(id) AS t FROM person WHERE state IN ('on', 'off');
            CREATE VIEW v0 WITH (security_barrier) AS SELECT * FROM v1 WHERE t > 0;
            CREATE VIEW grouped AS SELECT id, name FROM person GROUP BY id;
            CREATE MATERIALIZED VIEW mv AS SELECT feeling, count(*) AS n FROM person GROUP BY 1;
            CREATE UNIQUE INDEX mv_key ON mv (feeling);
            CREATE MATERIALIZED VIEW unfilled AS SELECT 1 AS one WITH NO DATA;
            CREATE FUNCTION of_view(v v1) RETURNS int LANGUAGE sql AS 'SELECT $1.id';
            CREATE TABLE of_function (n int DEFAULT twice(4));
            CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER noted BEFORE UPDATE OF name ON person FOR EACH ROW EXECUTE FUNCTION note();
            ALTER TABLE person DISABLE TRIGGER noted;
            CREATE RULE silent AS ON DELETE TO quick DO INSTEAD NOTHING;
            CREATE STATISTICS together ON name, state FROM person;
            ALTER TABLE person REPLICA IDENTITY FULL;
            ALTER TABLE person ALTER COLUMN name SET STORAGE EXTERNAL;
            ALTER SEQUENCE tickets OWNED BY person.id;
            ALTER TABLE of_function ADD CONSTRAINT later_checked CHECK (n > 0) NOT VALID;
            COMMENT ON TABLE person IS 'it''s; a
            comment';
            COMMENT ON COLUMN person.name IS 'a column';
            COMMENT ON TYPE mood IS 'a type';
            COMMENT ON CONSTRAINT named ON person IS 'a constraint';
            COMMENT ON CONSTRAINT no_blank ON DOMAIN short IS 'of a domain';
            COMMENT ON FUNCTION twice(int) IS 'a function';
            COMMENT ON TRIGGER noted ON person IS 'a trigger';
            COMMENT ON INDEX by_name IS 'an index';
            COMMENT ON VIEW v1 IS 'a view';
            COMMENT ON SCHEMA "od""d; name" IS 'a schema';
            """;

    static void run(String database, String sql) throws SQLException {
        try (Connection connection = TestPostgres.connect(database);
                var statement = connection
                        .createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private static List<String> answers(String database, String sql) throws SQLException {
        var answers = new ArrayList<String>();
        try (Connection connection = TestPostgres.connect(database);
                var statement = connection
                        .createStatement();
                var results = statement.executeQuery(sql)) {
            while (results.next()) {
                answers.add(results.getString(1));
            }
        }
        return answers;
    }

    @Test
    void everyKindComesBackAndTheScratchPlaceGoes(@TempDir Path folder) throws Exception {
        String name = TestPostgres.empty();
        run(name, ALL_KINDS);
        try (PostgresDatabase database = TestPostgres.open(name)) {
            try (Reading reading = database.whole().orElseThrow().read()) {
                assertThat(reading.lacking()).isEmpty();
                assertThat(reading.parts()).extracting("kind").contains("schema", "type", "domain",
                        "function",
                        "procedure", "sequence", "table", "storage", "sequence-owner", "constraint",
                        "foreign-key", "index", "view", "materialized-view", "rule", "statistics", "trigger",
                        "replica-identity", "filled-view", "comment", "sequence-value");
            }
            Kept kept = Kept.of(database, folder);
            assertThat(kept.written().rows()).isEqualTo(7);

            DumpComparison comparison = kept.rehearse(database);

            assertThat(comparison.different()).isEmpty();
            assertThat(comparison.rows()).isEqualTo(7);
            assertThat(comparison.parts()).isEqualTo(kept.written().parts());
            assertThat(answers(name, "SELECT datname FROM pg_database WHERE datname LIKE 'fairlead%'"))
                    .isEmpty();
        }
    }

    @Test
    void theRestoredDatabaseGoesOnWhereTheOldOneStood(@TempDir Path folder) throws Exception {
        String from = TestPostgres.empty();
        String into = TestPostgres.empty();
        run(from, ALL_KINDS);
        try (PostgresDatabase source = TestPostgres.open(from);
                PostgresDatabase target = TestPostgres.open(
                        into)) {
            Kept kept = Kept.of(source, folder);
            try (Place place = target.whole().orElseThrow().here()) {
                assertThat(place.isEmpty()).isTrue();
                assertThat(kept.dump().restore(place, kept.opener(), false).orElseThrow()
                        .different()).isEmpty();
                assertThat(place.isEmpty()).isFalse();
            }
            run(into, "INSERT INTO person (name, nick) VALUES ('new', 'n4')");
            assertThat(answers(into, "SELECT id FROM person WHERE name = 'new'")).containsExactly("13");
            assertThat(answers(into, "SELECT nextval('tickets')")).containsExactly("110");
            assertThat(answers(into, "SELECT n FROM mv")).containsExactly("3");
        }
    }

    @Test
    void whatCannotBeCarriedIsNamed() throws Exception {
        String name = TestPostgres.empty();
        run(name, """
                CREATE TABLE parted (k int) PARTITION BY LIST (k);
                CREATE TABLE part1 PARTITION OF parted FOR VALUES IN (1);
                CREATE TABLE base (k int);
                CREATE TABLE heir () INHERITS (base);
                CREATE TYPE span AS RANGE (subtype = float8);
                CREATE TYPE shape AS (k int);
                CREATE TABLE typed OF shape;
                CREATE AGGREGATE longest(int) (sfunc = int4larger, stype = int);
                CREATE TABLE guarded (k int);
                ALTER TABLE guarded ENABLE ROW LEVEL SECURITY;
                CREATE POLICY mine ON guarded USING (k > 0);
                CREATE PUBLICATION news FOR TABLE guarded;
                CREATE COLLATION mine_too FROM "C";
                CREATE TEXT SEARCH CONFIGURATION words (COPY = simple);
                SELECT lo_create(0);
                """);
        try (PostgresDatabase database = TestPostgres.open(name);
                Reading reading = database.whole()
                        .orElseThrow().read()) {
            assertThat(reading.lacking()).contains(new Lack("partitioned-table", "public.parted"), new Lack(
                    "inherited-table", "public.base"), new Lack("inherited-table", "public.heir"), new Lack(
                            "range-type", "public.span"), new Lack("typed-table", "public.typed"), new Lack(
                                    "aggregate", "public.longest(integer)"), new Lack("policy",
                                            "public.guarded.mine"), new Lack("row-security",
                                                    "public.guarded"), new Lack("publication", "news"),
                    new Lack("large-object", "1"));
            assertThat(reading.lacking()).extracting(Lack::kind).contains("collation",
                    "text-search-configuration");
        }
    }

    @Test
    void whoMayNotReadIsTold() throws Exception {
        String name = TestPostgres.empty();
        run(name, "CREATE TABLE secret (k int); CREATE ROLE outsider_" + name + " LOGIN PASSWORD 'o'");
        var address = TestPostgres.address(name);
        var outsider = new org.fairlead.plan.DatabaseAddress(address.dialect(), "", address.host(), address
                .port(), name, "outsider_" + name, address.password(), "", address.tls(), "");
        try (PostgresDatabase database = PostgresDatabase.open(
                new org.fairlead.site.postgres.PostgresAddress(outsider, java.util.Optional.of(
                        org.fairlead.secret.Secret.of("o"))));
                Reading reading = database.whole()
                        .orElseThrow().read()) {
            assertThat(reading.lacking()).containsExactly(new Lack("right", "SELECT public.secret"));
            assertThat(database.whole().orElseThrow().scratch("fairlead_rehearsal_x")).isEmpty();
        }
    }

    @Test
    void rowsOfOthersMeanwhileAreNotInTheSnapshot(@TempDir Path folder) throws Exception {
        String name = TestPostgres.empty();
        run(name,
                "CREATE TABLE a (k int); CREATE TABLE b (k int); INSERT INTO a SELECT generate_series(1,9)");
        try (PostgresDatabase database = TestPostgres.open(name)) {
            Kept kept;
            try (Reading reading = database.whole().orElseThrow().read()) {
                reading.lacking();
                run(name, "INSERT INTO a VALUES (10); INSERT INTO b VALUES (1)");
                kept = Kept.of(reading, database.dialect(), folder);
            }
            assertThat(kept.written().rows()).isEqualTo(9);
            assertThat(kept.rehearse(database).isEqual()).isTrue();
        }
    }

    @Test
    void nothingOfTheRowsIsOnTheDiskAndDamageIsNoticed(@TempDir Path folder) throws Exception {
        String name = TestPostgres.empty();
        run(name, "CREATE TABLE a (k text); INSERT INTO a SELECT 'canary-of-a-secret' || g FROM"
                + " generate_series(1, 5000) g");
        try (PostgresDatabase database = TestPostgres.open(name)) {
            Kept kept = Kept.of(database, folder);
            byte[] sealed = Files.readAllBytes(kept.file());
            assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1)).doesNotContain(
                    "canary");
            assertThat(folder.toFile().list()).containsExactly("whole.sql.zst.age");
            sealed[sealed.length / 2] ^= 1;
            Files.write(kept.file(), sealed);
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> kept.rehearse(database)).isInstanceOf(
                    java.io.IOException.class);
            Files.write(kept.file(), java.util.Arrays.copyOf(sealed, 300));
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> kept.rehearse(database)).isInstanceOf(
                    java.io.IOException.class);
            assertThat(answers(name, "SELECT datname FROM pg_database WHERE datname LIKE 'fairlead%'"))
                    .isEmpty();
        }
    }

    @Test
    void theStockClientLoadsIt(@TempDir Path folder) throws Exception {
        Path psql = Path.of("/usr/bin/psql");
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.isExecutable(psql),
                "SKIPPED: there is no psql here to load the text with");
        String from = TestPostgres.empty();
        String into = TestPostgres.empty();
        run(from, ALL_KINDS);
        try (PostgresDatabase source = TestPostgres.open(from)) {
            Kept kept = Kept.of(source, folder);
            Path text = Files.writeString(folder.resolve("all.sql"), kept.text());
            var builder = new ProcessBuilder(psql.toString(), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h",
                    "localhost", "-p", Integer.toString(TestPostgres.port()), "-U", "postgres", "-d", into,
                    "-f", text.toString()).redirectErrorStream(true);
            builder.environment().put("PGPASSWORD", "postgres");
            Process loading = builder.start();
            String said = new String(loading.getInputStream().readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8);
            assertThat(loading.waitFor()).as(said).isZero();
            List<String> made = parts(into);
            List<String> wanted = parts(from);
            assertThat(made).hasSameSizeAs(wanted);
            for (int i = 0; i < made.size(); i++) {
                assertThat(DumpFill.isSame(made.get(i), wanted.get(i))).as(made.get(i) + wanted.get(i))
                        .isTrue();
            }
        }
    }

    private static List<String> parts(String name) throws SiteException {
        try (PostgresDatabase database = TestPostgres.open(name);
                Reading reading = database.whole()
                        .orElseThrow().read()) {
            return reading.parts().stream().map(
                    Object::toString).toList();
        }
    }
}
