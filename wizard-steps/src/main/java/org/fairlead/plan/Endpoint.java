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
 * @param prefix
 * what the names of the site's tables begin with, for systems that have such a prefix
 */
public record Endpoint(DatabaseAddress database, String settings, String files, String web, String prefix) {

    public static final Endpoint EMPTY = new Endpoint(DatabaseAddress.EMPTY, "", "", "");

    public Endpoint {
        database = database == null ? DatabaseAddress.EMPTY : database;
        prefix = prefix == null ? "" : prefix;
    }

    /** A site whose tables have no prefix. */
    public Endpoint(DatabaseAddress database, String settings, String files, String web) {
        this(database, settings, files, web, "");
    }

    public Endpoint withDatabase(DatabaseAddress address) {
        return new Endpoint(address, settings, files, web, prefix);
    }

    public Endpoint withSettings(String path) {
        return new Endpoint(database, path, files, web, prefix);
    }

    public Endpoint withFiles(String path) {
        return new Endpoint(database, settings, path, web, prefix);
    }

    public Endpoint withWeb(String address) {
        return new Endpoint(database, settings, files, address, prefix);
    }

    public Endpoint withPrefix(String begins) {
        return new Endpoint(database, settings, files, web, begins);
    }
}
