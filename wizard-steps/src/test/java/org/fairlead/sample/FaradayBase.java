package org.fairlead.sample;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Databases of the dashboard as they are before the suites: the base tables, made up rows. */
public final class FaradayBase {
    private static final String TABLES = """
            CREATE TABLE dashboard_users (id varchar PRIMARY KEY, email varchar NOT NULL UNIQUE,
              subscription_status varchar NOT NULL, created_at timestamp DEFAULT now(), updated_at timestamp
                DEFAULT now());
            CREATE TABLE gpt_subscriptions (id varchar PRIMARY KEY, user_id varchar NOT NULL REFERENCES
              dashboard_users (id),
              gpt_id varchar NOT NULL, subscription_date timestamp DEFAULT now(), status varchar NOT NULL,
                preferences jsonb,
              is_active boolean DEFAULT true, created_at timestamp DEFAULT now(), updated_at timestamp DEFAULT now());
            CREATE TABLE projects (id varchar PRIMARY KEY, user_id varchar NOT NULL REFERENCES dashboard_users (id),
              name varchar NOT NULL, description varchar, active_gpt_id varchar, configuration jsonb, status
                varchar NOT NULL,
              created_at timestamp DEFAULT now(), updated_at timestamp DEFAULT now());
            CREATE TABLE gpt_performance (id varchar PRIMARY KEY, subscription_id varchar REFERENCES
              gpt_subscriptions (id),
              metrics jsonb, "timestamp" timestamp DEFAULT now());
            CREATE TABLE feedback (id varchar PRIMARY KEY, user_id varchar REFERENCES dashboard_users (id),
              gpt_id varchar,
              feedback_type varchar, content jsonb, rating integer, created_at timestamp DEFAULT now());
            CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY);
            """;

    private static final String SMALL = """
            INSERT INTO dashboard_users (id, email, subscription_status) VALUES
              ('usr-1', 'a@example.test', 'active'), ('usr-2', 'b@example.test', 'trial'),
              ('usr-3', 'c@example.test', 'inactive');
            INSERT INTO gpt_subscriptions (id, user_id, gpt_id, status, preferences, is_active) VALUES
              ('sub-1', 'usr-1', 'gpt-math', 'active',
               '{"default_difficulty": "beginner", "preferred_activities": ["quiz"]}', true),
              ('sub-2', 'usr-1', 'gpt-sci', 'paused', NULL, true),
              ('sub-3', 'usr-2', 'gpt-math', 'inactive', '{}', false);
            INSERT INTO projects (id, user_id, name, active_gpt_id, status) VALUES
              ('proj-1', 'usr-1', 'One', 'gpt-math', 'active'), ('proj-2', 'usr-2', 'Two', NULL, 'archived'),
              ('proj-3', 'usr-2', 'Three', 'gpt-unknown', 'active');
            INSERT INTO gpt_performance (id, subscription_id, metrics) VALUES ('perf-1', 'sub-1', '{"n": 1}');
            INSERT INTO feedback (id, user_id, rating) VALUES ('fb-1', 'usr-1', 5);
            """;

    /** What the step before the suites makes of the base, as far as rows can tell. */
    private static final String STEP_ONE = """
            ALTER TABLE dashboard_users ADD role varchar NOT NULL DEFAULT 'user', ADD api_key varchar UNIQUE,
              ADD last_api_key_rotation timestamp;
            ALTER TABLE projects ADD team_id varchar, ADD is_template boolean DEFAULT false;
            INSERT INTO dashboard_users (id, email, subscription_status, role, api_key) VALUES
              ('usr-4', 'd@example.test', 'active', 'admin', 'canary-key-4711');
            INSERT INTO projects (id, user_id, name, status, is_template) VALUES
              ('proj-4', 'usr-4', 'Four', 'active', true), ('proj-5', 'usr-4', 'Five', 'active', NULL);
            INSERT INTO alembic_version VALUES ('add_gpt_manager_features');
            """;

    private static final String CATALOGUE = """
            SELECT 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                   || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
                   || COALESCE(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '')
              FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
              LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
             WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
               AND c.relname NOT LIKE 'fairlead%'
            UNION ALL SELECT 'constraint ' || conrelid::regclass || '.' || conname || ' ' || pg_get_constraintdef(oid)
              FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT
                LIKE 'fairlead%'
            UNION ALL SELECT 'index ' || indexdef FROM pg_indexes
             WHERE schemaname = 'public' AND tablename NOT LIKE 'fairlead%'
            UNION ALL SELECT 'type ' || typname || ' ' || COALESCE((SELECT string_agg(enumlabel, ',' ORDER BY
              enumsortorder)
                FROM pg_enum WHERE enumtypid = t.oid), '')
              FROM pg_type t WHERE typnamespace = 'public'::regnamespace AND typtype = 'e'
            ORDER BY 1
            """;

    private FaradayBase() {}

    /** The small fixture: three users, three subscriptions, three projects, one of them an orphan. */
    public static String small() {
        String database = TestPostgres.empty();
        run(database, TABLES + SMALL);
        return database;
    }

    /**
     * The small fixture after the step before: roles, an administrator, a template, and a note of the step.
     */
    public static String withRoles() {
        String database = small();
        run(database, STEP_ONE);
        return database;
    }

    /** Many users, two subscriptions and one project each; every tenth project is an orphan. */
    public static String generated(int users) {
        String database = TestPostgres.empty();
        run(database, TABLES + """
                INSERT INTO dashboard_users (id, email, subscription_status)
                SELECT 'usr-' || n, 'user' || n || '@example.test', (ARRAY['active', 'trial', 'inactive'])[1 + n %% 3]
                  FROM generate_series(1, %1$d) n;
                INSERT INTO gpt_subscriptions (id, user_id, gpt_id, status, preferences)
                SELECT 'sub-' || n || '-' || g, 'usr-' || n, 'gpt-' || g, 'active', jsonb_build_object('n', n)
                  FROM generate_series(1, %1$d) n, generate_series(1, 2) g;
                INSERT INTO projects (id, user_id, name, active_gpt_id, status)
                SELECT 'proj-' || n, 'usr-' || n, 'Project ' || n, CASE WHEN n %% 10 = 0 THEN 'gpt-9' ELSE
                  'gpt-1' END,
                       'active' FROM generate_series(1, %1$d) n;
                ANALYZE;
                """.formatted(users));
        return database;
    }

    /** Runs statements. */
    public static void run(String database, String sql) {
        try (Connection connection = TestPostgres.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The rows of a query, columns joined by a bar. */
    public static List<String> rows(String database, String sql) {
        try (Connection connection = TestPostgres.connect(database);
                Statement statement = connection.createStatement();
                var results = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (results.next()) {
                var row = new StringBuilder();
                for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                    row.append(i == 1 ? "" : "|").append(results.getString(i));
                }
                rows.add(row.toString());
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The catalogue and every row, table by table; what Fairlead itself keeps there is left out. */
    public static Map<String, List<String>> everything(String database) {
        var all = new TreeMap<String, List<String>>();
        all.put("", rows(database, CATALOGUE));
        for (String table : rows(database,
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename"
                        + " NOT LIKE 'fairlead%'")) {
            all.put(table, rows(database, "SELECT t::text FROM \"" + table + "\" t ORDER BY 1"));
        }
        return all;
    }
}
