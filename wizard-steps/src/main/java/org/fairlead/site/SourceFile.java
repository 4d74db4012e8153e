package org.fairlead.site;

import java.nio.file.Path;

/** A database that is one file and must be copied once before it is read. */
public interface SourceFile {
    /**
     * Copies the live file, whatever is in its write-ahead log included, into a file of its own through the
     * database's
     * own backup call.
     *
     * @throws SiteException
     * when this process is not the file's owner, the file is damaged or no database
     */
    void snapshotInto(Path copy) throws SiteException;
}
