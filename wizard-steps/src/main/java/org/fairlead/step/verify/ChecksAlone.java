package org.fairlead.step.verify;

import java.time.Clock;
import java.util.List;

import org.fairlead.acceptance.WantedChecks;
import org.fairlead.action.Parameters;
import org.fairlead.machine.MachineMeans;
import org.fairlead.model.Finding;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Some checks of a playbook by themselves, beside any step. Writes nothing to the site.
 *
 * @param log
 * of the run, for what checks remember
 * @param machine
 * with what the machine of the site is looked at
 * @param clock
 * what time it is
 */
public record ChecksAlone(Site site, Parameters parameters, RunLog log, MachineMeans machine,
        Clock clock) {
    /** What came of them; a check whose table is not there is left out. */
    public List<Finding> run(List<Check> checks) throws SiteException, RecordException {
        try (Transaction transaction = site.database().begin(Access.READ)) {
            return new WantedChecks(checks, site, parameters, transaction, ComparisonFindings.among(List
                    .of()),
                    new WantedChecks.Records(log, machine, clock)).run();
        }
    }
}
