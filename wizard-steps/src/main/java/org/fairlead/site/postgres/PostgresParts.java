package org.fairlead.site.postgres;

import java.util.List;

/**
 * The questions to PostgreSQL's catalogue that answer with statements. Each answers with the object's class
 * and number, its kind, its name and the statement that makes it; names are qualified and quoted by the
 * server itself, as the search path is its own catalogue while they are asked.
 */
final class PostgresParts {
    /** The schemas of people, and what belongs to an extension. */
    static final String OURS = """
            WITH space AS (SELECT n.oid, n.nspname FROM pg_namespace n WHERE n.nspname !~ '^pg_'
              AND n.nspname <> 'information_schema'
              AND coalesce(obj_description(n.oid, 'pg_namespace'), '') <> 'MARK'),
            member AS (SELECT classid, objid FROM pg_depend WHERE deptype = 'e')
            """.replace("MARK", PostgresScratch.MARK);

    /**
     * The same for some schemas only.
     *
     * @param schemas
     * their names as texts, with commas between
     */
    static String among(String schemas) {
        return """
                WITH space AS (SELECT n.oid, n.nspname FROM pg_namespace n WHERE n.nspname IN (NAMES)),
                  member AS (SELECT classid, objid FROM pg_depend WHERE deptype = 'e')
                """.replace("NAMES", schemas.isEmpty() ? "''" : schemas);
    }

    private static final String SCHEMAS = """
            SELECT n.tableoid, n.oid, 'schema', quote_ident(n.nspname),
              format('CREATE SCHEMA IF NOT EXISTS %I', n.nspname)
            FROM pg_namespace n JOIN space s ON s.oid = n.oid
            WHERE (n.tableoid, n.oid) NOT IN (SELECT * FROM member)
            """;
    private static final String EXTENSIONS = """
            SELECT e.tableoid, e.oid, 'extension', quote_ident(e.extname),
              format('CREATE EXTENSION IF NOT EXISTS %I WITH SCHEMA %I', e.extname, n.nspname)
            FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname <> 'plpgsql'
            """;
    private static final String ENUMS = """
            SELECT t.tableoid, t.oid, 'type', t.oid::regtype::text, format('CREATE TYPE %s AS ENUM (%s)',
              t.oid::regtype, (SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder)
              FROM pg_enum WHERE enumtypid = t.oid))
            FROM pg_type t JOIN space s ON s.oid = t.typnamespace
            WHERE t.typtype = 'e' AND (t.tableoid, t.oid) NOT IN (SELECT * FROM member)
            """;
    private static final String DOMAINS = """
            SELECT t.tableoid, t.oid, 'domain', t.oid::regtype::text, format('CREATE DOMAIN %s AS %s%s%s%s%s',
              t.oid::regtype, format_type(t.typbasetype, t.typtypmod),
              CASE WHEN t.typcollation <> b.typcollation THEN ' COLLATE ' || t.typcollation::regcollation END,
              ' DEFAULT ' || pg_get_expr(t.typdefaultbin, 0), CASE WHEN t.typnotnull THEN ' NOT NULL' END,
              (SELECT string_agg(format(' CONSTRAINT %I %s', c.conname, pg_get_constraintdef(c.oid)), ''
                ORDER BY c.conname) FROM pg_constraint c WHERE c.contypid = t.oid AND c.contype = 'c'))
            FROM pg_type t JOIN space s ON s.oid = t.typnamespace JOIN pg_type b ON b.oid = t.typbasetype
            WHERE t.typtype = 'd' AND (t.tableoid, t.oid) NOT IN (SELECT * FROM member)
            """;
    private static final String COMPOSITES = """
            SELECT c.tableoid, c.oid, 'type', t.oid::regtype::text, format('CREATE TYPE %s AS (%s)',
              t.oid::regtype, (SELECT string_agg(format('%I %s%s', a.attname,
                format_type(a.atttypid, a.atttypmod), CASE WHEN a.attcollation <> y.typcollation
                THEN ' COLLATE ' || a.attcollation::regcollation END), ', ' ORDER BY a.attnum)
              FROM pg_attribute a JOIN pg_type y ON y.oid = a.atttypid
              WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped))
            FROM pg_class c JOIN space s ON s.oid = c.relnamespace JOIN pg_type t ON t.typrelid = c.oid
            WHERE c.relkind = 'c' AND (t.tableoid, t.oid) NOT IN (SELECT * FROM member)
            """;
    private static final String FUNCTIONS = """
            SELECT p.tableoid, p.oid, CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END,
              p.oid::regprocedure::text, rtrim(pg_get_functiondef(p.oid), E'\\n')
            FROM pg_proc p JOIN space s ON s.oid = p.pronamespace
            WHERE p.prokind <> 'a' AND (p.tableoid, p.oid) NOT IN (SELECT * FROM member)
            """;
    /** How a counter counts. */
    private static final String COUNTS = "START WITH %s INCREMENT BY %s MINVALUE %s MAXVALUE %s CACHE %s%s";
    private static final String COUNTED = """
            q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcache,
                CASE WHEN q.seqcycle THEN ' CYCLE' ELSE ' NO CYCLE' END""";
    private static final String SEQUENCES = """
            SELECT c.tableoid, c.oid, 'sequence', c.oid::regclass::text,
              format('CREATE SEQUENCE %s AS %s COUNTS', c.oid::regclass, q.seqtypid::regtype, COUNTED)
            FROM pg_class c JOIN space s ON s.oid = c.relnamespace JOIN pg_sequence q ON q.seqrelid = c.oid
            WHERE (c.tableoid, c.oid) NOT IN (SELECT * FROM member) AND NOT EXISTS (SELECT 1 FROM pg_depend d
              WHERE d.classid = c.tableoid AND d.objid = c.oid AND d.deptype = 'i')
            """.replace("COUNTS", COUNTS).replace("COUNTED", COUNTED);
    /** Tables as they are, without what is made when the rows are there. */
    static final String PLAIN = """
            FROM pg_class c JOIN space s ON s.oid = c.relnamespace
            WHERE c.relkind = 'r' AND c.relpersistence <> 't' AND c.reloftype = 0
              AND (c.tableoid, c.oid) NOT IN (SELECT * FROM member)
              AND NOT EXISTS (SELECT 1 FROM pg_inherits h WHERE h.inhrelid = c.oid OR h.inhparent = c.oid)
            """;
    private static final String TABLES = """
            SELECT c.tableoid, c.oid, 'table', c.oid::regclass::text, format('CREATE %sTABLE %s (%s)%s',
              CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED ' END, c.oid::regclass,
              (SELECT string_agg(format('%I %s%s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
                CASE WHEN a.attcollation <> t.typcollation THEN ' COLLATE ' || a.attcollation::regcollation
                END, CASE WHEN a.attgenerated = '' THEN ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid)
                  WHEN a.attgenerated = 's' THEN format(' GENERATED ALWAYS AS (%s) STORED',
                    pg_get_expr(d.adbin, d.adrelid))
                  ELSE format(' GENERATED ALWAYS AS (%s) VIRTUAL', pg_get_expr(d.adbin, d.adrelid)) END,
                CASE WHEN a.attidentity <> '' THEN (SELECT format(
                  ' GENERATED %s AS IDENTITY (SEQUENCE NAME %s COUNTS)', CASE a.attidentity WHEN 'a'
                  THEN 'ALWAYS' ELSE 'BY DEFAULT' END, q.seqrelid::regclass, COUNTED)
                  FROM pg_depend e JOIN pg_sequence q ON q.seqrelid = e.objid WHERE e.deptype = 'i'
                  AND e.refobjid = c.oid AND e.refobjsubid = a.attnum) END,
                CASE WHEN a.attnotnull THEN ' NOT NULL' END), E',\\n  ' ORDER BY a.attnum)
              FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
              LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
              WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
              ' WITH (' || array_to_string(c.reloptions, ', ') || ')')
            FROM_TABLES""".replace("COUNTS", COUNTS).replace("COUNTED", COUNTED).replace("FROM_TABLES",
            PLAIN);
    private static final String STORAGE = """
            SELECT 0::oid, 0::oid, 'storage', format('%s.%I', c.oid::regclass, a.attname),
              format('ALTER TABLE ONLY %s ALTER COLUMN %I SET STORAGE %s', c.oid::regclass, a.attname,
              CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN'
              ELSE 'EXTENDED' END) FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
              JOIN (SELECT c.oid, c.tableoid FROM_TABLES) c ON c.oid = a.attrelid
            WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attstorage <> t.typstorage
            """.replace("FROM_TABLES", PLAIN);
    private static final String OWNED = """
            SELECT 0::oid, 0::oid, 'sequence-owner', c.oid::regclass::text,
              format('ALTER SEQUENCE %s OWNED BY %s.%I', c.oid::regclass, t.oid::regclass, a.attname)
            FROM pg_class c JOIN space s ON s.oid = c.relnamespace JOIN pg_depend d
              ON d.classid = c.tableoid AND d.objid = c.oid AND d.deptype = 'a' AND d.refclassid = c.tableoid
              JOIN pg_class t ON t.oid = d.refobjid
              JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
            WHERE c.relkind = 'S' AND (c.tableoid, c.oid) NOT IN (SELECT * FROM member)
            """;
    private static final String CONSTRAINTS = """
            SELECT k.tableoid, k.oid, CASE k.contype WHEN 'f' THEN 'foreign-key' ELSE 'constraint' END,
              format('%s.%I', k.conrelid::regclass, k.conname),
              format('ALTER TABLE ONLY %s ADD CONSTRAINT %I %s', k.conrelid::regclass, k.conname,
              pg_get_constraintdef(k.oid))
            FROM pg_constraint k JOIN (SELECT c.oid FROM_TABLES) c ON c.oid = k.conrelid
            WHERE k.contype IN ('p', 'u', 'x', 'c', 'f')
            """.replace("FROM_TABLES", PLAIN);
    private static final String INDEXES = """
            SELECT c.tableoid, c.oid, 'index', c.oid::regclass::text, pg_get_indexdef(c.oid)
            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN space s ON s.oid = c.relnamespace
              JOIN pg_class t ON t.oid = i.indrelid
            WHERE i.indisvalid AND t.relkind IN ('r', 'm') AND c.relpersistence <> 't'
              AND (t.tableoid, t.oid) NOT IN (SELECT * FROM member)
              AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = c.oid
              AND k.contype IN ('p', 'u', 'x'))
            """;
    private static final String VIEWS = """
            SELECT c.tableoid, c.oid, CASE c.relkind WHEN 'v' THEN 'view' ELSE 'materialized-view' END,
              c.oid::regclass::text, format('CREATE %sVIEW %s%s AS%s%s', CASE c.relkind WHEN 'm'
              THEN 'MATERIALIZED ' END, c.oid::regclass, ' WITH (' || array_to_string(c.reloptions, ', ')
              || ')', chr(10) || rtrim(pg_get_viewdef(c.oid), ';'),
              CASE c.relkind WHEN 'm' THEN E'\\nWITH NO DATA' END)
            FROM pg_class c JOIN space s ON s.oid = c.relnamespace WHERE c.relkind IN ('v', 'm')
              AND c.relpersistence <> 't' AND (c.tableoid, c.oid) NOT IN (SELECT * FROM member)
            """;
    private static final String RULES = """
            SELECT r.tableoid, r.oid, 'rule', format('%s.%I', r.ev_class::regclass, r.rulename),
              rtrim(pg_get_ruledef(r.oid), ';')
            FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN space s ON s.oid = c.relnamespace
            WHERE r.rulename <> '_RETURN' AND (c.tableoid, c.oid) NOT IN (SELECT * FROM member)
            """;
    private static final String STATISTICS = """
            SELECT x.tableoid, x.oid, 'statistics', format('%I.%I', s.nspname, x.stxname),
              pg_get_statisticsobjdef(x.oid)
            FROM pg_statistic_ext x JOIN space s ON s.oid = x.stxnamespace
            """;
    private static final String TRIGGERS = """
            SELECT g.tableoid, g.oid, 'trigger', format('%s.%I', g.tgrelid::regclass, g.tgname),
              pg_get_triggerdef(g.oid) || CASE g.tgenabled WHEN 'O' THEN '' ELSE format(
              '; ALTER TABLE %s %s TRIGGER %I', g.tgrelid::regclass, CASE g.tgenabled WHEN 'D' THEN 'DISABLE'
              WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, g.tgname) END
            FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid JOIN space s ON s.oid = c.relnamespace
            WHERE NOT g.tgisinternal AND (c.tableoid, c.oid) NOT IN (SELECT * FROM member)
            """;
    private static final String REPLICAS = """
            SELECT 0::oid, 0::oid, 'replica-identity', c.oid::regclass::text,
              format('ALTER TABLE ONLY %s REPLICA IDENTITY %s', c.oid::regclass, CASE c.relreplident
              WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING' ELSE 'USING INDEX ' || (SELECT
              quote_ident(x.relname) FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
              WHERE i.indrelid = c.oid AND i.indisreplident) END)
            FROM_TABLES AND c.relreplident IN ('f', 'n', 'i')
            """.replace("FROM_TABLES", PLAIN.stripTrailing());
    private static final String REFRESHED = """
            SELECT 0::oid, 0::oid, 'filled-view', c.oid::regclass::text,
              format('REFRESH MATERIALIZED VIEW %s', c.oid::regclass)
            FROM pg_class c JOIN space s ON s.oid = c.relnamespace WHERE c.relkind = 'm'
              AND c.relispopulated AND (c.tableoid, c.oid) NOT IN (SELECT * FROM member)
            """;
    private static final String COMMENTS = """
            SELECT 0::oid, 0::oid, 'comment', format('%s %s', i.type, i.identity),
              format('COMMENT ON %s IS %L', CASE
              WHEN i.type = 'domain constraint' THEN (SELECT format('CONSTRAINT %I ON DOMAIN %s', k.conname,
                k.contypid::regtype) FROM pg_constraint k WHERE k.oid = d.objoid)
              WHEN i.type LIKE '%constraint' THEN (SELECT format('CONSTRAINT %I ON %s', k.conname,
                k.conrelid::regclass) FROM pg_constraint k WHERE k.oid = d.objoid)
              WHEN i.type LIKE '%column' THEN 'COLUMN ' || i.identity
              WHEN i.type LIKE '%type' THEN 'TYPE ' || i.identity
              WHEN i.type = 'statistics object' THEN 'STATISTICS ' || i.identity
              ELSE upper(i.type) || ' ' || i.identity END, d.description)
            FROM pg_description d, LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) i
            WHERE (d.classoid, d.objoid) NOT IN (SELECT * FROM member)
              AND (i.schema IN (SELECT quote_ident(nspname) FROM space) OR i.type IN ('trigger', 'rule')
              OR i.type = 'schema' AND i.identity IN (SELECT quote_ident(nspname) FROM space))
            """;

    /** What is made before the rows are there, unless something else of it is needed first. */
    static final List<String> FIRST = List.of(SCHEMAS, EXTENSIONS, ENUMS, DOMAINS, COMPOSITES, SEQUENCES,
            FUNCTIONS, TABLES);
    /** What is made when the rows are there; constraints before foreign keys, fast ones first. */
    static final List<String> THEN = List.of(STORAGE, OWNED, CONSTRAINTS, INDEXES, VIEWS, RULES, STATISTICS,
            TRIGGERS, REPLICAS, REFRESHED, COMMENTS);

    /** Which object stands for which other one where something needs it: a row's type for its table. */
    static final String STANDS_FOR = """
            SELECT d.tableoid, d.oid, 'pg_class'::regclass::oid, d.adrelid FROM pg_attrdef d
            UNION ALL SELECT r.tableoid, r.oid, 'pg_class'::regclass::oid, r.ev_class FROM pg_rewrite r
              WHERE r.rulename = '_RETURN'
            UNION ALL SELECT t.tableoid, t.oid, 'pg_class'::regclass::oid, t.typrelid FROM pg_type t
              WHERE t.typrelid <> 0
            UNION ALL SELECT t.tableoid, t.oid, t.tableoid, t.typelem FROM pg_type t
              WHERE t.typelem <> 0 AND t.typcategory = 'A'
            UNION ALL SELECT 'pg_class'::regclass::oid, k.conindid, k.tableoid, k.oid FROM pg_constraint k
              WHERE k.contype IN ('p', 'u', 'x')
            UNION ALL SELECT k.tableoid, k.oid, 'pg_type'::regclass::oid, k.contypid FROM pg_constraint k
              WHERE k.contypid <> 0
            UNION ALL SELECT classid, objid, refclassid, refobjid FROM pg_depend WHERE deptype = 'e'
            """;
    /** What needs what; a counter is there before the table that it belongs to. */
    static final String NEEDS = """
            SELECT d.classid, d.objid, d.refclassid, d.refobjid FROM pg_depend d
            WHERE d.deptype IN ('n', 'a', 'i') AND NOT (d.deptype IN ('a', 'i')
              AND d.classid = 'pg_class'::regclass AND d.refclassid = d.classid
              AND (SELECT relkind FROM pg_class WHERE oid = d.objid) = 'S')
            """;

    private PostgresParts() {}
}
