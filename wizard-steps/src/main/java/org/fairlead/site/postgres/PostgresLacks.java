package org.fairlead.site.postgres;

/** What of a PostgreSQL database cannot be made again from its catalogue, or cannot be read; and notes. */
final class PostgresLacks {
    /** Kind and name. */
    static final String LACKING = PostgresParts.OURS + """
            SELECT CASE c.relkind WHEN 'p' THEN 'partitioned-table' WHEN 'f' THEN 'foreign-table'
              ELSE 'typed-table' END, c.oid::regclass::text
            FROM pg_class c JOIN space s ON s.oid = c.relnamespace WHERE c.relpersistence <> 't'
              AND (c.relkind IN ('p', 'f') OR c.relkind = 'r' AND c.reloftype <> 0)
              AND (c.tableoid, c.oid) NOT IN (SELECT * FROM member)
            UNION ALL SELECT 'inherited-table', c.oid::regclass::text FROM pg_class c JOIN space s
              ON s.oid = c.relnamespace WHERE c.relkind = 'r' AND EXISTS (SELECT 1 FROM pg_inherits h
              WHERE h.inhrelid = c.oid OR h.inhparent = c.oid)
            UNION ALL SELECT CASE t.typtype WHEN 'r' THEN 'range-type' ELSE 'base-type' END,
              t.oid::regtype::text FROM pg_type t JOIN space s ON s.oid = t.typnamespace
              WHERE (t.typtype = 'r' OR t.typtype = 'b' AND t.typcategory <> 'A')
              AND (t.tableoid, t.oid) NOT IN (SELECT * FROM member)
            UNION ALL SELECT 'domain-constraint', k.contypid::regtype || '.' || quote_ident(k.conname)
              FROM pg_constraint k JOIN space s ON s.oid = k.connamespace
              WHERE k.contypid <> 0 AND NOT k.convalidated
            UNION ALL SELECT 'aggregate', p.oid::regprocedure::text FROM pg_proc p JOIN space s
              ON s.oid = p.pronamespace WHERE p.prokind = 'a'
              AND (p.tableoid, p.oid) NOT IN (SELECT * FROM member)
            UNION ALL SELECT 'policy', format('%s.%I', p.polrelid::regclass, p.polname) FROM pg_policy p
            UNION ALL SELECT 'row-security', c.oid::regclass::text FROM pg_class c JOIN space s
              ON s.oid = c.relnamespace WHERE c.relrowsecurity
            UNION ALL SELECT 'large-object', count(*)::text FROM pg_largeobject_metadata
              HAVING count(*) > 0
            UNION ALL SELECT 'event-trigger', quote_ident(evtname) FROM pg_event_trigger
            UNION ALL SELECT 'publication', quote_ident(pubname) FROM pg_publication
            UNION ALL SELECT 'subscription', quote_ident(subname) FROM pg_subscription
              WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
            UNION ALL SELECT 'foreign-server', quote_ident(srvname) FROM pg_foreign_server
            UNION ALL SELECT 'security-label', objtype || ' ' || objname FROM pg_seclabels
            UNION ALL SELECT 'extension-rows', c::regclass::text FROM pg_extension e,
              unnest(e.extconfig) c WHERE e.extname <> 'plpgsql'
            UNION ALL SELECT replace(i.type, ' ', '-'), i.identity FROM (
              SELECT tableoid, oid FROM pg_operator UNION ALL SELECT tableoid, oid FROM pg_opclass
              UNION ALL SELECT tableoid, oid FROM pg_opfamily UNION ALL SELECT tableoid, oid FROM pg_collation
              UNION ALL SELECT tableoid, oid FROM pg_conversion UNION ALL SELECT tableoid, oid FROM pg_cast
              UNION ALL SELECT tableoid, oid FROM pg_ts_config UNION ALL SELECT tableoid, oid FROM pg_ts_dict
              UNION ALL SELECT tableoid, oid FROM pg_ts_parser
              UNION ALL SELECT tableoid, oid FROM pg_ts_template
              UNION ALL SELECT tableoid, oid FROM pg_foreign_data_wrapper
              UNION ALL SELECT tableoid, oid FROM pg_transform UNION ALL SELECT tableoid, oid FROM pg_am
              UNION ALL SELECT tableoid, oid FROM pg_language) o,
              LATERAL pg_identify_object(o.tableoid, o.oid, 0) i
              WHERE o.oid >= 16384 AND (o.tableoid, o.oid) NOT IN (SELECT * FROM member)
            UNION ALL SELECT 'right', 'SELECT ' || c.oid::regclass FROM pg_class c JOIN space s
              ON s.oid = c.relnamespace WHERE c.relkind IN ('r', 'S') AND c.relpersistence <> 't'
              AND (c.tableoid, c.oid) NOT IN (SELECT * FROM member)
              AND NOT (has_schema_privilege(s.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT'))
            ORDER BY 1, 2
            """;

    /** Owners, rights and settings of the database, for people. */
    static final String NOTES = PostgresParts.OURS + """
            SELECT format('owner of %s: %I; rights: %s', c.oid::regclass, r.rolname,
              coalesce(c.relacl::text, '-')) FROM pg_class c JOIN space s ON s.oid = c.relnamespace
              JOIN pg_roles r ON r.oid = c.relowner WHERE c.relkind IN ('r', 'v', 'm', 'S')
              AND (c.tableoid, c.oid) NOT IN (SELECT * FROM member)
            UNION ALL SELECT format('owner of %s: %I; rights: %s', p.oid::regprocedure, r.rolname,
              coalesce(p.proacl::text, '-')) FROM pg_proc p JOIN space s ON s.oid = p.pronamespace
              JOIN pg_roles r ON r.oid = p.proowner
              WHERE (p.tableoid, p.oid) NOT IN (SELECT * FROM member)
            UNION ALL SELECT format('owner of schema %I: %I; rights: %s', n.nspname, r.rolname,
              coalesce(n.nspacl::text, '-')) FROM pg_namespace n JOIN space s ON s.oid = n.oid
              JOIN pg_roles r ON r.oid = n.nspowner
            UNION ALL SELECT format('default rights: %s', d.defaclacl) FROM pg_default_acl d
            UNION ALL SELECT format('setting of the database: %s', x.setting) FROM pg_db_role_setting g,
              unnest(g.setconfig) x(setting) WHERE g.setdatabase = (SELECT oid FROM pg_database
              WHERE datname = current_database())
            UNION ALL SELECT format('extension %I: version %s', e.extname, e.extversion) FROM pg_extension e
            ORDER BY 1
            """;

    private PostgresLacks() {}
}
