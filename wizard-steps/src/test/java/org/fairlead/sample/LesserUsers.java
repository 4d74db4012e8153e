package org.fairlead.sample;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import org.fairlead.plan.DatabaseAddress;
import org.fairlead.plan.SecretRef;
import org.fairlead.secret.Secret;
import org.fairlead.site.SiteException;
import org.fairlead.site.mariadb.MariaAddress;
import org.fairlead.site.mariadb.MariaDatabase;
import org.fairlead.site.postgres.PostgresAddress;
import org.fairlead.site.postgres.PostgresDatabase;

/** Users of the embedded servers who may do less than the tests' own. */
public final class LesserUsers {
    /** Of all of them. */
    public static final String PASSWORD = "lesser-password";

    private LesserUsers() {}

    /**
     * A role that may read everything of a database, and no more than what is granted besides.
     *
     * @param grants
     * statements; {@code {user}} stands for the role
     */
    public static String ofPostgres(String database, String... grants) throws SQLException {
        String user = "lesser_" + database + "_" + System.nanoTime() % 1_000_000;
        try (Connection connection = TestPostgres.connect(database);
                var statement = connection.createStatement()) {
            statement.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
            statement.execute("CREATE ROLE " + user + " LOGIN PASSWORD '" + PASSWORD + "'");
            statement.execute("GRANT pg_read_all_data TO " + user);
            for (String grant : grants) {
                statement.execute(grant.replace("{user}", user).replace("{database}", database));
            }
        }
        return user;
    }

    /** As {@link #ofPostgres}. */
    public static PostgresDatabase openPostgres(String database, String user) throws SiteException {
        return PostgresDatabase.open(new PostgresAddress(new DatabaseAddress("postgresql", "", "localhost",
                TestPostgres.port(), database, user, new SecretRef.Ask(), "", DatabaseAddress.Tls.PREFER, ""),
                Optional.of(Secret.of(PASSWORD))));
    }

    /** A user of one database with these rights on it. */
    public static String ofMaria(String database, String rights) throws SQLException {
        String user = "lesser_" + database + "_" + System.nanoTime() % 1_000_000;
        try (Connection connection = TestMaria.connect(database);
                var statement = connection.createStatement()) {
            statement.execute("CREATE USER " + user + "@localhost IDENTIFIED BY '" + PASSWORD + "'");
            statement.execute("GRANT " + rights + " ON `" + database.replace("_", "\\_") + "`.* TO " + user
                    + "@localhost");
        }
        return user;
    }

    /** As {@link #ofMaria}. */
    public static MariaDatabase openMaria(String database, String user) throws SiteException {
        return MariaDatabase.open(new MariaAddress(new DatabaseAddress("mariadb", "", "localhost", TestMaria
                .port(), database, user, new SecretRef.Ask(), "", DatabaseAddress.Tls.PREFER, ""), Optional
                        .of(Secret.of(PASSWORD))));
    }
}
