package org.fairlead.site.env;

import java.util.Arrays;

import org.fairlead.model.Problem;
import org.fairlead.site.Settings;
import org.fairlead.site.SiteException;

/**
 * A copy of settings that is changed in memory only: what happens to it reaches neither the file nor the
 * disk.
 * Not thread-safe.
 */
public final class EnvCopy extends EnvSettings {
    private final String place;
    private byte[] content;
    private boolean exists;

    private EnvCopy(String place, byte[] content, boolean exists) {
        this.place = place;
        this.content = content;
        this.exists = exists;
    }

    /** Reads the settings once, as they are now. */
    public static EnvCopy of(Settings settings) throws SiteException {
        boolean exists = settings.exists();
        return new EnvCopy(settings.place(), exists ? settings.content() : new byte[0], exists);
    }

    @Override
    public byte[] content() throws SiteException {
        if (!exists) {
            throw new SiteException(Problem.blocker("env.problem.missing", place));
        }
        return content.clone();
    }

    @Override
    void replace(byte[] other) {
        Arrays.fill(content, (byte) 0);
        content = other.clone();
        exists = true;
    }

    @Override
    public void remove() {
        Arrays.fill(content, (byte) 0);
        content = new byte[0];
        exists = false;
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public boolean exists() {
        return exists;
    }
}
