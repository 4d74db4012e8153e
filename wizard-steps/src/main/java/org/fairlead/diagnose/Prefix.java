package org.fairlead.diagnose;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.fairlead.model.Problem;
import org.fairlead.move.LayoutProbe;
import org.fairlead.playbook.Configuration;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Layout;
import org.fairlead.site.Database;
import org.fairlead.site.SiteException;

/** Whether the tables are there that the system has, and under which beginning of their names. */
final class Prefix {
    private final Playbook written;
    private final Database database;

    /**
     * @param written
     * the playbook with the mark for the prefix in it
     */
    Prefix(Playbook written, Database database) {
        this.written = written;
        this.database = database;
    }

    Problem check(String prefix) throws SiteException {
        var layout = LayoutProbe.recognise(written.at(prefix), database);
        if (layout.isPresent()) {
            return Problem.passed("diagnose.passed.layout", layout.get().id(), database.tables().size());
        }
        Set<String> others = new TreeSet<>(others());
        others.remove(prefix);
        if (!others.isEmpty()) {
            return Problem.blocker("diagnose.problem.prefix", prefix.isEmpty() ? "–" : prefix, String.join(
                    ", ",
                    others));
        }
        return database.tables().isEmpty()
                ? Problem.warning("diagnose.warning.empty", database.facts().place())
                : Problem.warning("diagnose.warning.layout", database.facts().place(), database.tables()
                        .size());
    }

    /** Prefixes under which a layout is there whole. */
    private Set<String> others() throws SiteException {
        Set<String> found = new TreeSet<>();
        List<String> tables = database.tables();
        for (Layout layout : written.system().layouts()) {
            String first = layout.present().isEmpty() ? "" : layout.present().getFirst();
            if (!first.startsWith(Configuration.PREFIX)) {
                continue;
            }
            String end = first.substring(Configuration.PREFIX.length());
            for (String table : tables) {
                String prefix = table.endsWith(end) ? table.substring(0, table.length() - end.length())
                        : "\0";
                if (table.endsWith(end) && tables.containsAll(layout.present().stream().map(name -> name
                        .replace(Configuration.PREFIX, prefix)).toList())) {
                    found.add(prefix);
                }
            }
        }
        return found;
    }
}
