package org.fairlead.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.fairlead.model.Problem;
import org.fairlead.move.LayoutProbe;
import org.fairlead.playbook.Configuration.Store;
import org.fairlead.playbook.Playbook;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/** Whether tables that were put back are well, and the settings in them can be read. Writes nothing. */
public final class TableHealth {
    private final Playbook playbook;
    private final Database database;

    /**
     * @param playbook
     * as it reads on the site of the database
     */
    public TableHealth(Playbook playbook, Database database) {
        this.playbook = playbook;
        this.database = database;
    }

    /** Tables of the database that hold settings. */
    public List<String> ofSettings() throws SiteException {
        List<String> there = database.tables();
        return playbook.configuration().stores().stream().map(Store::table).filter(there::contains).distinct()
                .toList();
    }

    /** What is to be said of tables and of the settings, the good as well as the bad. */
    public List<Problem> look(List<String> tables) throws SiteException {
        var notes = new ArrayList<Problem>();
        List<String> wrong = database.check(tables);
        if (!wrong.isEmpty()) {
            notes.add(Problem.blocker("tables.problem.checked", wrong.size(), wrong.getFirst()));
        } else if (!tables.isEmpty()) {
            notes.add(Problem.passed("tables.passed.checked", tables.size()));
        }
        Optional<Playbook.Layout> layout = ofSettings().isEmpty() ? Optional.empty() : LayoutProbe.recognise(
                playbook, database);
        if (layout.isPresent()) {
            notes.add(decoded(layout.get().id()));
        }
        return notes;
    }

    private Problem decoded(String layout) throws SiteException {
        try (Transaction transaction = database.begin(Access.READ)) {
            SiteConfiguration now = new ConfigurationReader(playbook.configuration(), layout).read(
                    transaction);
            return now.damaged().isEmpty()
                    ? Problem.passed("settings.passed.decode", now.settings().size())
                    : Problem.blocker("settings.problem.decode", now.damaged().size(), now.damaged()
                            .getFirst());
        }
    }
}
