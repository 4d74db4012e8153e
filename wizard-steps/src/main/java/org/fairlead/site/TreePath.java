package org.fairlead.site;

import java.util.List;

import org.fairlead.model.Problem;

/** The one place that says which paths lie within a tree of files. */
public final class TreePath {
    private TreePath() {}

    /**
     * The names that a path consists of.
     *
     * @param place
     * of the tree, for people
     * @throws SiteException
     * when it leads out, or could on some system
     */
    public static List<String> parts(String path, String place) throws SiteException {
        List<String> parts = List.of(path.split("/", -1));
        for (String part : parts) {
            if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\\') >= 0 || part
                    .indexOf('\0') >= 0 || part.indexOf(':') >= 0) {
                throw new SiteException(Problem.blocker("files.problem.outside", path.replace('\0', '?'),
                        place));
            }
        }
        return parts;
    }
}
