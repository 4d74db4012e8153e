package org.fairlead.run;

import java.util.List;
import java.util.Optional;

import org.fairlead.bundled.LeavingRows;
import org.fairlead.bundled.LeavingTable;
import org.fairlead.config.ConfigurationReader;
import org.fairlead.config.SiteConfiguration;
import org.fairlead.config.StoredSetting;
import org.fairlead.convert.SampleText;
import org.fairlead.model.Finding;
import org.fairlead.model.ProblemException;
import org.fairlead.move.LayoutProbe;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Site.Side;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/** Looks at the rows that a plan takes from a site, counts them and shows a few. Writes nothing. */
final class RowsLeaving {
    private final Playbook playbook;
    private final Plan plan;
    private final RunSites sites;

    /**
     * @param written
     * the playbook with every dataset of the job and room for a prefix
     */
    RowsLeaving(Playbook written, Plan plan, RunSites sites) {
        this.playbook = written.only(dataset -> plan.data().takes(dataset.id())).at(plan.source().prefix());
        this.plan = plan;
        this.sites = sites;
    }

    /**
     * Every table in the order in which it is written.
     *
     * @throws ProblemException
     * when a table that has to be there is not
     */
    List<LeavingTable> look() throws ProblemException {
        try (Database source = sites.database(plan.source(), Side.SOURCE);
                Transaction transaction = source.begin(Access.READ)) {
            var rows = new LeavingRows(playbook, plan, source, transaction);
            Optional<Finding> problem = rows.problems().stream().findFirst();
            if (problem.isPresent()) {
                throw new SiteException(problem.get().problem());
            }
            return rows.look(new SampleText(secrets(source, transaction)), (table, count, bytes) -> false)
                    .orElseThrow();
        }
    }

    /** Keys that the site itself has stored: they are not shown, wherever somebody has written them down. */
    private List<String> secrets(Database source, Transaction transaction) throws SiteException {
        Optional<String> layout = LayoutProbe.recognise(playbook, source).map(Playbook.Layout::id);
        if (layout.isEmpty() || playbook.configuration().settings().isEmpty()) {
            return List.of();
        }
        SiteConfiguration site = new ConfigurationReader(playbook.configuration(), layout.get()).read(
                transaction);
        return playbook.configuration().settings().stream().filter(setting -> setting.secret()).map(
                setting -> site.of(setting.id())).flatMap(Optional::stream).map(StoredSetting::raw).toList();
    }
}
