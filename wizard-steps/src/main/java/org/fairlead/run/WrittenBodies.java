package org.fairlead.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.fairlead.model.Cell;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * What a copied database runs by itself: triggers, routines and events of MariaDB and MySQL. Their bodies are
 * copied as they are written, so one that names the site's own database would write to the site.
 */
final class WrittenBodies {
    private static final List<String> DIALECTS = List.of("mariadb", "mysql");
    private static final String BODIES = "SELECT trigger_name, action_statement FROM information_schema.triggers"
            + " WHERE trigger_schema = DATABASE()"
            + " UNION ALL SELECT routine_name, routine_definition FROM information_schema.routines"
            + " WHERE routine_schema = DATABASE()"
            + " UNION ALL SELECT event_name, event_definition FROM information_schema.events"
            + " WHERE event_schema = DATABASE()";

    private WrittenBodies() {}

    /**
     * Refuses a copy of which a part names another database.
     *
     * @param other
     * name of that database
     */
    static void requireOwn(Database copy, String other) throws SiteException {
        if (!DIALECTS.contains(copy.dialect())) {
            return;
        }
        var naming = new ArrayList<String>();
        try (Transaction transaction = copy.begin(Access.READ);
                Rows rows = transaction.query(BODIES, Map.of())) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                if (row.get(0) instanceof Cell.Text(String name) && row.get(
                        1) instanceof Cell.Text(String body) && names(body, other)) {
                    naming.add(name);
                }
            }
        }
        if (!naming.isEmpty()) {
            throw new SiteException(Problem.blocker("site-copy.problem.reaches-site", naming.size(), naming
                    .getFirst(), other));
        }
    }

    /** Whether a name qualified by a database stands in a body. */
    static boolean names(String body, String database) {
        String quoted = Pattern.quote(database);
        return Pattern.compile("(?i)(?<![\\w$`])(`" + quoted + "`|" + quoted + ")\\s*\\.").matcher(body)
                .find();
    }
}
