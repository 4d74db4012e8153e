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
 * @param ssh
 * the machine through which the database is reached, where it is not reached directly; files and commands
 * are there too, unless their place names another one
 * @param redis
 * its key-value store, reached the same way
 * @param app
 * folder of the application, in which commands run; empty where nothing runs there
 */
public record Endpoint(DatabaseAddress database, String settings, String files, String web, String prefix,
        SshAddress ssh, KeyValueAddress redis, String app) {

    public static final Endpoint EMPTY = new Endpoint(DatabaseAddress.EMPTY, "", "", "");

    public Endpoint {
        database = database == null ? DatabaseAddress.EMPTY : database;
        prefix = prefix == null ? "" : prefix;
        ssh = ssh == null ? SshAddress.NONE : ssh;
        redis = redis == null ? KeyValueAddress.NONE : redis;
        app = app == null ? "" : app;
    }

    /** A site without a key-value store, on which no command runs. */
    public Endpoint(DatabaseAddress database, String settings, String files, String web, String prefix,
            SshAddress ssh) {
        this(database, settings, files, web, prefix, ssh, KeyValueAddress.NONE, "");
    }

    /** A site whose tables have no prefix, reached directly. */
    public Endpoint(DatabaseAddress database, String settings, String files, String web) {
        this(database, settings, files, web, "");
    }

    /** A site that is reached directly. */
    public Endpoint(DatabaseAddress database, String settings, String files, String web, String prefix) {
        this(database, settings, files, web, prefix, SshAddress.NONE);
    }

    /** For people: machine and folder in which commands run; empty where none do. */
    public String appPlace() {
        return app.isEmpty() || app.contains("://") || !ssh.isThere() ? app : ssh.place() + ":" + app;
    }

    public Endpoint withDatabase(DatabaseAddress address) {
        return new Endpoint(address, settings, files, web, prefix, ssh, redis, app);
    }

    public Endpoint withSettings(String path) {
        return new Endpoint(database, path, files, web, prefix, ssh, redis, app);
    }

    public Endpoint withFiles(String path) {
        return new Endpoint(database, settings, path, web, prefix, ssh, redis, app);
    }

    public Endpoint withWeb(String address) {
        return new Endpoint(database, settings, files, address, prefix, ssh, redis, app);
    }

    public Endpoint withPrefix(String begins) {
        return new Endpoint(database, settings, files, web, begins, ssh, redis, app);
    }

    public Endpoint withSsh(SshAddress way) {
        return new Endpoint(database, settings, files, web, prefix, way, redis, app);
    }

    public Endpoint withRedis(KeyValueAddress store) {
        return new Endpoint(database, settings, files, web, prefix, ssh, store, app);
    }

    public Endpoint withApp(String folder) {
        return new Endpoint(database, settings, files, web, prefix, ssh, redis, folder);
    }
}
