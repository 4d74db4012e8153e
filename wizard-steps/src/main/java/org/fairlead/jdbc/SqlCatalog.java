package org.fairlead.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.model.TableShape;
import org.fairlead.site.Database.ForeignKeyUse;

/** What a server says of its tables, asked on a connection. */
public interface SqlCatalog {
    /** A statement with texts for its places, in their order. */
    static PreparedStatement prepare(Connection connection, String sql, String... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setString(i + 1, values[i]);
        }
        return statement;
    }

    /** See {@link org.fairlead.site.Database#tables}. */
    List<String> tables(Connection connection) throws SQLException;

    /** See {@link org.fairlead.site.Database#shape}. */
    Optional<TableShape> shape(Connection connection, String table) throws SQLException;

    /** See {@link org.fairlead.site.Database#referrers}. */
    List<ForeignKeyUse> referrers(Connection connection, String table) throws SQLException;

    /** See {@link org.fairlead.site.Database#traits}. */
    Map<String, String> traits(Connection connection) throws SQLException;
}
