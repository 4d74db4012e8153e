package org.fairlead.site;

import java.io.InputStream;
import java.util.List;

/** A tree of files of a site, such as its uploads. Paths are relative, with slashes. */
public interface Files extends AutoCloseable {
    /** Every file of the tree, sorted by path. Links are not followed. */
    List<FileEntry> list() throws SiteException;

    /**
     * Every file below a folder of the tree, or the file itself, sorted by path; nothing where neither is
     * there.
     */
    List<FileEntry> list(String path) throws SiteException;

    /** Every link of the tree, whatever it shows, sorted by path; what is behind it is not looked at. */
    List<String> links() throws SiteException;

    /**
     * Refuses to go on where the folder of the tree itself is not there or is none.
     *
     * @throws SiteException
     * also when that cannot be seen
     */
    void requireFolder() throws SiteException;

    boolean exists(String path) throws SiteException;

    InputStream open(String path) throws SiteException;

    /**
     * Reads a file from a place in it on.
     *
     * @param offset
     * bytes that are not read; behind the end of the file there is nothing
     */
    InputStream open(String path, long offset) throws SiteException;

    /** Another tree of the same machine; closed on its own. */
    Files elsewhere(String folder);

    /**
     * Writes a file whole: beside its place first, then moved into it. Makes folders as needed.
     *
     * @return hex SHA-256 of what was written
     */
    String write(String path, InputStream content) throws SiteException;

    /**
     * Writes a file whole as {@link #write} does, and refuses, before its place is touched, where the user
     * and
     * the group that it belongs to could not be kept.
     */
    default String replace(String path, InputStream content) throws SiteException {
        return write(path, content);
    }

    /**
     * Writes on from a place in a file, which is cut there first; makes file and folders as needed. Unlike
     * {@link #write}, what has arrived stays where it breaks off, so that it can go on.
     *
     * @param offset
     * bytes of the file that stay; it has as many
     */
    void append(String path, long offset, InputStream content) throws SiteException;

    /** Hex SHA-256 of a file's content. */
    String digest(String path) throws SiteException;

    /** Permission bits of a file, such as 0640; 0 where the tree knows none. */
    int mode(String path) throws SiteException;

    /** Gives a file permission bits; 0, and a tree that knows none, change nothing. */
    void mode(String path, int mode) throws SiteException;

    void delete(String path) throws SiteException;

    /**
     * Gives a file or a folder another name within the tree; one that is taken is refused.
     */
    void rename(String from, String to) throws SiteException;

    /** Removes a folder with everything in it. Links in it go, not what they show. */
    void deleteTree(String path) throws SiteException;

    /** Numbers of user and group of a file, as "33:33"; empty where the tree knows none. */
    String owner(String path) throws SiteException;

    /**
     * Gives a file to a user and a group.
     *
     * @param owner
     * as {@link #owner(String)} gives it; empty changes nothing
     * @return whether it is theirs now; no where that is not allowed
     */
    boolean owner(String path, String owner) throws SiteException;

    /** Folders that writing a path would make, outermost first; the tree's own is "". */
    List<String> foldersLacking(String path) throws SiteException;

    /** Removes a folder where nothing is in it. */
    void deleteFolder(String path) throws SiteException;

    /** Bytes free where the tree lies. */
    long freeBytes() throws SiteException;

    String place();

    /** Ends what was opened for it. */
    @Override
    default void close() {
        // a tree on this machine holds nothing open
    }

    /** A file and its size in bytes. */
    record FileEntry(String path, long size) {}
}
