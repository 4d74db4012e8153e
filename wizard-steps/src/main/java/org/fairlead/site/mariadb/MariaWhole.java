package org.fairlead.site.mariadb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import org.fairlead.jdbc.SqlCatalog;
import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase;

/** All of a MariaDB or MySQL database. */
record MariaWhole(MariaDatabase database) implements WholeDatabase {
    /** What the names of our databases begin with. */
    private static final String NAME = "fairlead_";

    @Override
    public Reading read() throws SiteException {
        return new MariaReading(database);
    }

    @Override
    public Optional<Place> scratch(String name) throws SiteException {
        var own = new MariaCatalog(name, "");
        drop(own);
        if (!database.ask(connection -> make(connection, own))) {
            return Optional.empty();
        }
        MariaDatabase made = database.seen(own);
        return Optional.of(new MariaPlace(made, () -> {
            made.close();
            drop(own);
        }));
    }

    /** A database that spells and sorts as this one does, with the mark that it is ours. */
    private boolean make(Connection connection, MariaCatalog own) throws SQLException {
        try (var asked = SqlCatalog.prepare(connection, "SELECT default_character_set_name,"
                + " default_collation_name FROM information_schema.schemata WHERE schema_name = ?", database
                        .catalog().database()); var results = asked.executeQuery()) {
            results.next();
            MariaSql.execute(connection, "CREATE DATABASE " + MariaSql.quote(own.database())
                    + " CHARACTER SET " + results.getString(1) + " COLLATE " + results.getString(2));
            MariaSql.execute(connection, "CREATE TABLE " + MariaSql.quote(own.database()) + "." + MariaSql
                    .quote(MariaScratch.MARK) + " (made int)");
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() == 1044 || e.getErrorCode() == 1142) {
                return false;
            }
            throw e;
        }
    }

    /** Takes away a database of ours, and no other. */
    private void drop(MariaCatalog own) throws SiteException {
        if (own.database().startsWith(NAME) && (database.ask(own::isScratch) || database.ask(own::isEmpty))) {
            database.ask(connection -> MariaSql.execute(connection, "DROP DATABASE " + MariaSql.quote(own
                    .database())));
        }
    }

    @Override
    public List<Trial> trials(String name) {
        return List.of(new Trial("whole-scratch", rightNeeded(), () -> scratch(name)), new Trial(
                "whole-prefixed", "CREATE, DROP, INSERT", () -> beside(name)));
    }

    private Optional<Place> beside(String name) throws SiteException {
        Optional<MariaCatalog> beside = MariaScratch.beside(database, database.catalog(), name);
        if (beside.isEmpty()) {
            return Optional.empty();
        }
        MariaDatabase tables = database.seen(beside.get());
        return Optional.of(new MariaBeside(tables, () -> {
            tables.close();
            MariaScratch.drop(database, beside.get());
        }));
    }

    @Override
    public boolean isThere(String name) throws SiteException {
        return database.ask(connection -> {
            try (var asked = SqlCatalog.prepare(connection, "SELECT 1 FROM information_schema.schemata"
                    + " WHERE schema_name = ?", name); var results = asked.executeQuery()) {
                return results.next();
            }
        });
    }

    @Override
    public Place here() throws SiteException {
        return new MariaPlace(database);
    }

    @Override
    public String rightNeeded() {
        return "CREATE, DROP";
    }
}
