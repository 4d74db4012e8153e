package org.fairlead.site.mariadb;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.fairlead.jdbc.ServerDatabase;
import org.fairlead.jdbc.SqlCatalog;
import org.fairlead.plan.DatabaseAddress.Tls;
import org.fairlead.site.DatabaseFacts;
import org.fairlead.site.Identities;
import org.fairlead.site.JsonColumns;
import org.fairlead.site.Scratch;
import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase;

/** One database of a MariaDB or MySQL server. Each transaction has a connection of its own. */
public final class MariaDatabase extends ServerDatabase {
    private final MariaAddress address;
    private final MariaFailures failures;
    private final MariaCatalog catalog;
    private final MariaDialect dialect;
    private final DatabaseFacts facts;

    private MariaDatabase(MariaAddress address, MariaCatalog catalog, MariaFailures failures)
            throws SiteException {
        super(catalog, failures::of, address.tunnel());
        this.address = address;
        this.failures = failures;
        this.catalog = catalog;
        this.dialect = new MariaDialect(catalog.database(), catalog.prefix(), failures);
        this.facts = ask(connection -> catalog.facts(connection, failures.place()));
    }

    /** Connects once to see that it works and to learn the server's version. */
    public static MariaDatabase open(MariaAddress address) throws SiteException {
        return new MariaDatabase(address, new MariaCatalog(address.database(), ""), new MariaFailures(address
                .place(), address.tunnel()));
    }

    /** Tables of another database of the server, or those whose names begin with a prefix. */
    MariaDatabase seen(MariaCatalog other) throws SiteException {
        return new MariaDatabase(address.lent(), other, failures);
    }

    @Override
    public List<String> check(List<String> tables) throws SiteException {
        return ask(connection -> MariaCheck.run(connection, catalog, tables));
    }

    @Override
    protected Connection dial() throws SiteException {
        Tls tls = address.address().tls();
        try {
            return connect(tls);
        } catch (SQLException e) {
            if (tls == Tls.PREFER && MariaFailures.isTls(e)) {
                return unencrypted();
            }
            throw unreached(e);
        }
    }

    private Connection unencrypted() throws SiteException {
        try {
            return connect(Tls.DISABLE);
        } catch (SQLException e) {
            throw unreached(e);
        }
    }

    private Connection connect(Tls tls) throws SQLException, SiteException {
        Connection connection = DriverManager.getConnection(address.url(), address.properties(tls));
        try {
            connection.setCatalog(catalog.database());
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public DatabaseFacts facts() {
        return facts;
    }

    MariaCatalog catalog() {
        return catalog;
    }

    @Override
    public boolean supportsTransactionalDdl() {
        return false;
    }

    @Override
    public boolean isTransactional(String table) throws SiteException {
        return ask(connection -> catalog.isTransactional(connection, table));
    }

    @Override
    public boolean checksReferencesRowByRow() {
        return true;
    }

    @Override
    public String dialect() {
        return "mariadb";
    }

    @Override
    public MariaTransaction begin(Access access) throws SiteException {
        Connection connection = connect();
        boolean begun = false;
        try {
            var transaction = new MariaTransaction(this, connection, dialect, access);
            begun = true;
            return transaction;
        } finally {
            if (!begun) {
                giveBack(connection);
            }
        }
    }

    @Override
    public Optional<JsonColumns> jsonColumns() {
        return Optional.empty();
    }

    @Override
    public Optional<WholeDatabase> whole() {
        return Optional.of(new MariaWhole(this));
    }

    MariaFailures failures() {
        return failures;
    }

    @Override
    public Identities identities() {
        return new MariaIdentities(dialect);
    }

    @Override
    public Optional<Scratch> scratch(String name) throws SiteException {
        return MariaScratch.create(this, catalog, name).map(made -> made);
    }

    @Override
    public OptionalLong bytesOf(List<String> tables) throws SiteException {
        return ask(connection -> {
            long bytes = 0;
            try (var asked = SqlCatalog.prepare(connection, "SELECT table_name, data_length + index_length"
                    + " FROM information_schema.tables WHERE table_schema = ?", catalog.database());
                    var results = asked.executeQuery()) {
                while (results.next()) {
                    String name = results.getString(1);
                    boolean ours = name.startsWith(catalog.prefix()) && tables.contains(name.substring(catalog
                            .prefix().length()));
                    bytes += ours ? results.getLong(2) : 0;
                }
            }
            return OptionalLong.of(bytes);
        });
    }

    @Override
    public OptionalLong scratchBytes(String name) throws SiteException {
        return ask(connection -> MariaScratch.bytes(connection, catalog, name));
    }
}
