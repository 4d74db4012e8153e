package org.fairlead.site;

import java.util.List;

/**
 * What a database says of itself.
 *
 * @param product
 * "PostgreSQL", "SQLite" …
 * @param version
 * as the server names it, such as "15.4"
 * @param name
 * database name or file name
 * @param place
 * where it is, for people: "aidesign@db1", "/srv/app/db.sqlite3"; no secret
 * @param schema
 * schema worked in, empty where there are none
 * @param mayCreate
 * whether the user may create a scratch schema
 * @param notes
 * further facts as key=value, such as "wal=true"
 */
public record DatabaseFacts(String product, String version, String name, String place, String schema,
        boolean mayCreate,
        List<String> notes) {
    public DatabaseFacts {
        notes = List.copyOf(notes);
    }
}
