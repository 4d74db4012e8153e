package org.fairlead.move;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Layout;
import org.fairlead.site.Database;
import org.fairlead.site.SiteException;

/** Recognises which layout a database has, by its tables and never by a version number. */
public final class LayoutProbe {
    private LayoutProbe() {}

    /** The layout whose tables are there; of several, the one that asks for the most. */
    public static Optional<Layout> recognise(Playbook playbook, Database database) throws SiteException {
        List<String> tables = database.tables();
        return playbook.system().layouts().stream()
                .filter(layout -> layout.dialects().contains(database.dialect()))
                .filter(layout -> tables.containsAll(layout.present()))
                .filter(layout -> layout.absent().stream().noneMatch(tables::contains))
                .max(Comparator.comparingInt(layout -> layout.present().size()));
    }
}
