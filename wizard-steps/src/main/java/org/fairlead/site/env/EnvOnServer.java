package org.fairlead.site.env;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

import org.fairlead.model.Problem;
import org.fairlead.site.Files;
import org.fairlead.site.SiteException;

/**
 * Settings in a {@code .env} file of another machine. As on this one, the file is replaced whole and keeps
 * its
 * rights and its owner; a new one is readable by its owner only, before anything is in it. Not thread-safe.
 */
public final class EnvOnServer extends EnvSettings {
    private static final int OWNER_ONLY = 0600;
    private static final String NEW = ".fairlead-new";

    private final Files folder;
    private final String name;

    /**
     * @param folder
     * the folder it lies in, no link; closed with the settings
     */
    public EnvOnServer(Files folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    @Override
    public byte[] content() throws SiteException {
        if (!exists()) {
            throw new SiteException(Problem.blocker("env.problem.missing", place()));
        }
        try (InputStream in = folder.open(name)) {
            byte[] content = in.readNBytes((int) EnvFile.BYTES + 1);
            if (content.length > EnvFile.BYTES) {
                Arrays.fill(content, (byte) 0);
                throw new SiteException(Problem.blocker("env.problem.too-large", place(), EnvFile.BYTES));
            }
            return content;
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("env.problem.unreadable", place(), e.getClass()
                    .getSimpleName()), e);
        }
    }

    @Override
    void replace(byte[] content) throws SiteException {
        if (!exists()) {
            make(content);
            return;
        }
        folder.replace(name, new ByteArrayInputStream(content));
    }

    /** Beside its place, so that a file that is there is whole. */
    private void make(byte[] content) throws SiteException {
        String beside = name + NEW;
        if (folder.exists(beside)) {
            folder.delete(beside);
        }
        folder.write(beside, InputStream.nullInputStream());
        folder.mode(beside, OWNER_ONLY);
        folder.write(beside, new ByteArrayInputStream(content));
        folder.rename(beside, name);
    }

    @Override
    public void remove() throws SiteException {
        if (exists()) {
            folder.delete(name);
        }
    }

    @Override
    public String place() {
        return folder.place() + "/" + name;
    }

    @Override
    public boolean exists() throws SiteException {
        return folder.exists(name);
    }

    @Override
    public void close() {
        folder.close();
    }
}
