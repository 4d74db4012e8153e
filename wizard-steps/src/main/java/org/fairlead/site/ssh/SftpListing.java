package org.fairlead.site.ssh;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.Attributes;
import org.apache.sshd.sftp.client.SftpClient.DirEntry;

import org.fairlead.model.Problem;
import org.fairlead.site.Files.FileEntry;
import org.fairlead.site.SiteException;

/**
 * Goes through the folders of a tree. Links are not followed.
 *
 * @param root
 * of the tree
 * @param place
 * of the tree, for people
 * @param temporary
 * how names end that are not shown
 */
record SftpListing(SftpClient files, String root, String place, String temporary) {

    private static final int DEEPEST = 100;
    private static final int MOST = 2_000_000;

    private interface Seen {
        /** Answers how many were taken by now. */
        int at(String path, Attributes attributes);
    }

    /** Every file below a folder, in the order in which the server gives them. */
    void below(String folder, int depth, List<FileEntry> entries) throws IOException, SiteException {
        walk(folder, depth, (path, attributes) -> {
            if (attributes.isRegularFile() && !path.endsWith(temporary)) {
                entries.add(new FileEntry(path, attributes.getSize()));
            }
            return entries.size();
        });
    }

    /** Every link of the tree, sorted. */
    List<String> links() throws IOException, SiteException {
        var links = new ArrayList<String>();
        walk("", 0, (path, attributes) -> {
            if (attributes.isSymbolicLink()) {
                links.add(path);
            }
            return links.size();
        });
        links.sort(Comparator.naturalOrder());
        return links;
    }

    private void walk(String folder, int depth, Seen seen) throws IOException, SiteException {
        if (depth > DEEPEST) {
            throw new SiteException(Problem.blocker("files.problem.too-many", place, MOST, DEEPEST));
        }
        for (DirEntry entry : SftpReplacing.mended(files, folder.isEmpty() ? root : root + "/" + folder)) {
            String name = entry.getFilename();
            if (name.equals(".") || name.equals("..")) {
                continue;
            }
            if (name.indexOf('/') >= 0 || name.isEmpty()) {
                throw new SiteException(Problem.blocker("files.problem.outside", name.replace('\0', '?'),
                        place));
            }
            String path = folder.isEmpty() ? name : folder + "/" + name;
            Attributes attributes = entry.getAttributes();
            if (attributes.isDirectory()) {
                walk(path, depth + 1, seen);
            } else if (seen.at(path, attributes) > MOST) {
                throw new SiteException(Problem.blocker("files.problem.too-many", place, MOST, DEEPEST));
            }
        }
    }

    /**
     * Removes a folder with everything in it, or a file; nothing where neither is there. A link goes, not
     * what it shows.
     */
    void delete(String at, int depth) throws IOException, SiteException {
        if (depth > DEEPEST) {
            throw new SiteException(Problem.blocker("files.problem.too-many", place, MOST, DEEPEST));
        }
        var there = SftpReplacing.attributes(files, at);
        if (there.isEmpty()) {
            return;
        }
        if (!there.get().isDirectory()) {
            files.remove(at);
            return;
        }
        for (DirEntry entry : files.readDir(at)) {
            String name = entry.getFilename();
            if (!name.equals(".") && !name.equals("..") && name.indexOf('/') < 0) {
                delete(at + "/" + name, depth + 1);
            }
        }
        files.rmdir(at);
    }

    /** Makes the folders of a path, all of its parts but the last. */
    void make(List<String> parts) throws IOException {
        if (SftpReplacing.attributes(files, root).isEmpty()) {
            files.mkdir(root);
        }
        var at = new StringBuilder(root);
        for (String part : parts.subList(0, parts.size() - 1)) {
            at.append('/').append(part);
            if (SftpReplacing.attributes(files, at.toString()).isEmpty()) {
                files.mkdir(at.toString());
            }
        }
    }

    /** Folders that a path lacks, outermost first; the tree's own is "". */
    List<String> lacking(String path) throws IOException {
        var lacking = new ArrayList<String>();
        for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            if (SftpReplacing.attributes(files, root + "/" + path.substring(0, slash)).isPresent()) {
                return lacking;
            }
            lacking.addFirst(path.substring(0, slash));
        }
        if (SftpReplacing.attributes(files, root).isEmpty()) {
            lacking.addFirst("");
        }
        return lacking;
    }

    /** Removes a folder where it is there and nothing is in it. */
    void deleteEmpty(String at) throws IOException {
        boolean empty = SftpReplacing.attributes(files, at).isPresent();
        for (DirEntry entry : empty ? files.readDir(at) : List.<DirEntry>of()) {
            empty &= entry.getFilename().equals(".") || entry.getFilename().equals("..");
        }
        if (empty) {
            files.rmdir(at);
        }
    }
}
