package org.fairlead.plan;

/**
 * One side: its database, settings file, file tree and web address; each may be empty.
 *
 * @param settings
 * path of the settings file
 * @param files
 * path of the file tree
 * @param web
 * address, such as "https://shop.example"
 */
public record Endpoint(DatabaseAddress database, String settings, String files, String web) {

    public static final Endpoint EMPTY = new Endpoint(DatabaseAddress.EMPTY, "", "", "");

    public Endpoint {
        database = database == null ? DatabaseAddress.EMPTY : database;
    }
}
