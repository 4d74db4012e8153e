package org.fairlead.playbook;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

import org.fairlead.model.Problem;

/**
 * Collects what is wrong with one file beyond its schema, so that all of it is told at once. Not thread-safe.
 */
public final class FileProblems {
    private record Located(int line, Problem problem) {}

    private final YamlTree tree;
    private final List<Located> found = new ArrayList<>();

    public FileProblems(YamlTree tree) {
        this.tree = tree;
    }

    public void add(String key, String pointer, Object... args) {
        found.add(new Located(tree.line(pointer), tree.problem(key, pointer, args)));
    }

    /**
     * A name that must be one of the known ones.
     *
     * @param what
     * "choice", "dataset" …: the end of the key
     */
    public void refer(String what, String pointer, String name, Collection<String> known) {
        if (known.contains(name)) {
            return;
        }
        Optional<String> meant = NearMiss.of(name, known);
        if (meant.isPresent()) {
            add("file.problem.no-" + what + ".near", pointer, name, meant.get());
        } else {
            add("file.problem.no-" + what, pointer, name, String.join(", ", known));
        }
    }

    /**
     * Names of which none may come twice; {@code pointer} is that of the list, {@code member} that of the
     * name.
     */
    public void unique(String pointer, String member, List<String> names) {
        var seen = new HashSet<String>();
        for (int i = 0; i < names.size(); i++) {
            if (!seen.add(names.get(i))) {
                add("file.problem.twice", pointer + "/" + i + "/" + member, names.get(i));
            }
        }
    }

    /** Everything found, by line. */
    public List<Problem> all() {
        return found.stream().sorted(Comparator.comparingInt(Located::line)).map(Located::problem).toList();
    }

    /** Ends quietly when nothing was found. */
    public void settle() throws InvalidFileException {
        if (!found.isEmpty()) {
            throw new InvalidFileException(all());
        }
    }
}
