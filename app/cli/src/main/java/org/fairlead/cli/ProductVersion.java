package org.fairlead.cli;

import java.io.IOException;
import java.util.Properties;

import picocli.CommandLine.IVersionProvider;

/** Tells which build this is, from the file the build leaves beside this class. */
final class ProductVersion implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        var properties = new Properties();
        try (var file = ProductVersion.class.getResourceAsStream("version.properties")) {
            if (file == null) {
                throw new IOException("version.properties is missing beside " + ProductVersion.class
                        .getName());
            }
            properties.load(file);
        }
        return new String[]{"fairlead " + properties.getProperty("version")};
    }
}
