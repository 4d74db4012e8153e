package org.fairlead.site.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.fairlead.jdbc.ServerDatabase;
import org.fairlead.jdbc.SqlCatalog;
import org.fairlead.site.DatabaseFacts;
import org.fairlead.site.Identities;
import org.fairlead.site.JsonColumns;
import org.fairlead.site.Quoting;
import org.fairlead.site.SchemaChanges;
import org.fairlead.site.Scratch;
import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase;

/** One schema of a PostgreSQL database. Each transaction has a connection of its own. */
public final class PostgresDatabase extends ServerDatabase {
    private final PostgresAddress address;
    private final String schema;
    private final PostgresFailures failures;
    private final PostgresCatalog catalog;
    private final DatabaseFacts facts;

    private PostgresDatabase(PostgresAddress address, String schema) throws SiteException {
        this(address, schema, new PostgresCatalog(schema), new PostgresFailures(address.place(), address
                .tunnel()));
    }

    private PostgresDatabase(PostgresAddress address, String schema, PostgresCatalog catalog,
            PostgresFailures failures) throws SiteException {
        super(catalog, failures::of, address.tunnel());
        this.address = address;
        this.schema = schema;
        this.failures = failures;
        this.catalog = catalog;
        this.facts = ask(connection -> catalog.facts(connection, failures.place()));
    }

    /** Connects once to see that it works and to learn the server's version. */
    public static PostgresDatabase open(PostgresAddress address) throws SiteException {
        return new PostgresDatabase(address, address.schema());
    }

    /** The same database, another schema. */
    PostgresDatabase in(String other) throws SiteException {
        return new PostgresDatabase(address.lent(), other);
    }

    @Override
    protected Connection dial() throws SiteException {
        try {
            Connection connection = DriverManager.getConnection(address.url(), address.properties());
            try (var statement = connection.createStatement()) {
                statement.execute("SET search_path TO " + Quoting.quote(schema));
            }
            return connection;
        } catch (SQLException e) {
            throw unreached(e);
        }
    }

    @Override
    public DatabaseFacts facts() {
        return facts;
    }

    @Override
    public boolean supportsTransactionalDdl() {
        return true;
    }

    @Override
    public boolean isTransactional(String table) {
        return true;
    }

    @Override
    public boolean checksReferencesRowByRow() {
        return false;
    }

    @Override
    public String dialect() {
        return "postgresql";
    }

    @Override
    public PostgresTransaction begin(Access access) throws SiteException {
        return new PostgresTransaction(this, connect(), catalog, access);
    }

    @Override
    public Optional<JsonColumns> jsonColumns() {
        return Optional.of(new PostgresJson(schema));
    }

    @Override
    public Optional<SchemaChanges> schemaChanges() {
        return Optional.of(new PostgresSchema(schema, facts.place()));
    }

    @Override
    public Optional<WholeDatabase> whole() {
        return Optional.of(new PostgresWhole(this));
    }

    /** Another database of the same server, for the same user; closing it leaves the way there open. */
    PostgresDatabase named(String name) throws SiteException {
        return new PostgresDatabase(address.lent().named(name), "public");
    }

    @Override
    public Identities identities() {
        return new PostgresIdentities(schema);
    }

    @Override
    public Optional<Scratch> scratch(String name) throws SiteException {
        return facts.mayCreate() ? Optional.of(PostgresScratch.create(this, schema, name, failures))
                : Optional.empty();
    }

    @Override
    public OptionalLong scratchBytes(String name) throws SiteException {
        return ask(connection -> PostgresScratch.bytes(connection, name));
    }

    @Override
    public OptionalLong bytesOf(List<String> tables) throws SiteException {
        return ask(connection -> {
            try (var asked = SqlCatalog.prepare(connection,
                    "SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)"
                            + "::bigint FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                            + " WHERE n.nspname = ?"
                            + " AND c.relkind = 'r' AND c.relname = ANY (string_to_array(?, chr(10)))",
                    schema, String
                            .join("\n", tables)); var results = asked.executeQuery()) {
                return results.next() ? OptionalLong.of(results.getLong(1)) : OptionalLong.empty();
            }
        });
    }

    PostgresFailures failures() {
        return failures;
    }
}
