package org.fairlead.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.model.TableShape;
import org.fairlead.site.Database.ForeignKeyUse;

/** What a server says of its tables, asked on a connection. */
public interface SqlCatalog {
    /** See {@link org.fairlead.site.Database#tables}. */
    List<String> tables(Connection connection) throws SQLException;

    /** See {@link org.fairlead.site.Database#shape}. */
    Optional<TableShape> shape(Connection connection, String table) throws SQLException;

    /** See {@link org.fairlead.site.Database#referrers}. */
    List<ForeignKeyUse> referrers(Connection connection, String table) throws SQLException;

    /** See {@link org.fairlead.site.Database#traits}. */
    Map<String, String> traits(Connection connection) throws SQLException;
}
