package org.fairlead.site.mariadb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code CHECK TABLE}: whether pages, indexes and rows of tables fit together. */
final class MariaCheck {
    /** What is said of a table that is well, or whose engine cannot be asked. */
    private static final Set<String> WELL = Set.of("ok", "table is already up to date",
            "the storage engine for the table doesn't support check");

    private MariaCheck() {}

    static List<String> run(Connection connection, MariaCatalog catalog, List<String> tables)
            throws SQLException {
        var wrong = new ArrayList<String>();
        for (String table : tables) {
            String name = MariaSql.quote(catalog.database()) + "." + MariaSql.quote(catalog.prefix() + table);
            try (var statement = connection.createStatement();
                    var results = statement.executeQuery("CHECK TABLE " + name)) {
                while (results.next()) {
                    String said = results.getString("Msg_text");
                    if (!WELL.contains(said.toLowerCase(Locale.ROOT))) {
                        wrong.add(table + ": " + said);
                    }
                }
            }
        }
        return wrong;
    }
}
