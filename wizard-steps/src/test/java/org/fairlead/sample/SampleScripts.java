package org.fairlead.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Loads the scripts of the built-in sample. */
public final class SampleScripts {
    private SampleScripts() {}

    public static String text(String name) {
        try (InputStream in = SampleScripts.class.getResourceAsStream("/fairlead/samples/ai-design-tool/"
                + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A v1 site's database, clean or with every misfit. */
    public static void v1(Path file, boolean misfits) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.executeUpdate(text("v1-schema.sql"));
            statement.executeUpdate(text("v1-data.sql"));
            if (misfits) {
                statement.executeUpdate(text("v1-misfits.sql"));
            }
        }
    }
}
