package org.fairlead.run;

import java.util.ArrayList;
import java.util.List;

import org.fairlead.machine.MachineMeans;
import org.fairlead.machine.MachineProbe;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Severity;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Requirement;
import org.fairlead.playbook.Requirement.ProbeKind;
import org.fairlead.record.RunLog;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;

/** Measures once more, just before the first row is written, what may have changed since the assessment. */
final class JustBefore {
    private static final List<ProbeKind> CHANGING = List.of(ProbeKind.FREE_DISK_MIB,
            ProbeKind.MEMORY_AVAILABLE_MIB,
            ProbeKind.LOAD_PERCENT);

    private static final String GROUP = "assess.group.requirements";
    /** What servers take unless somebody set it to less. */
    private static final long LEAST_PACKET = 1L << 20;

    private JustBefore() {}

    /**
     * Measures room, memory and load of both machines, where something leads to them, and how much their
     * servers take at
     * once.
     *
     * @param playbook
     * with what belongs to the plan's job
     * @throws SiteException
     * when there is too little of what the playbook requires
     */
    static void look(Playbook playbook, Plan plan, RunSites sites, RunLog log) throws ProblemException {
        List<Requirement> again = playbook.requirements().stream().filter(requirement -> CHANGING.contains(
                requirement
                        .probe())).toList();
        if (again.isEmpty()) {
            return;
        }
        var findings = new ArrayList<Finding>();
        MachineMeans means = MachineLooks.means(playbook, plan, sites);
        if (!plan.target().appPlace().isEmpty()) {
            try (Site target = sites.target(plan)) {
                findings.addAll(look(again, "target", target, means));
            }
        }
        if (!plan.source().appPlace().isEmpty() && plan.way().hasSource() && again.stream().anyMatch(
                requirement -> requirement.at().equals("source"))) {
            try (Site source = sites.liveSource(plan)) {
                findings.addAll(look(again, "source", source, means));
            }
        }
        log.findings("before", findings);
        for (Finding finding : findings) {
            if (finding.blocks()) {
                throw new SiteException(finding.problem());
            }
            if (finding.problem().severity() == Severity.WARNING) {
                log.event(finding.problem());
            }
        }
    }

    private static List<Finding> look(List<Requirement> again, String side, Site site, MachineMeans means)
            throws SiteException {
        var findings = new ArrayList<Finding>();
        for (Requirement requirement : again) {
            if (requirement.at().equals(side)) {
                findings.add(new MachineProbe(site, requirement, means.masking()).look());
            }
        }
        long packet = Long.parseLong(site.database().traits().getOrDefault("packet", "0"));
        if (packet > 0 && packet < LEAST_PACKET) {
            findings.add(new Finding("before/packet/" + side, GROUP, Problem.warning("run.warning.packet",
                    site
                            .database().facts().place(), packet >> 10)));
        }
        return findings;
    }
}
