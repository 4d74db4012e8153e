package org.fairlead.machine;

import java.util.ArrayList;
import java.util.List;

import org.fairlead.action.Parameters;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.playbook.Requirement;
import org.fairlead.playbook.ResourceCheck;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;

/** The checks of a playbook that look at the machine; without a way to it they are named and left undone. */
public final class MachineChecks {
    private static final String RESOURCE = "resource";
    private static final String COMMAND = "command";
    private static final String NETWORK = "network";

    private final Site site;
    private final MachineMeans means;
    private final LogChecks logs;
    private final CommandLooks commands;
    private final NetworkLooks network;
    private final List<List<String>> unasked = new ArrayList<>();

    public MachineChecks(Site site, MachineMeans means, Parameters parameters, RunLog log) {
        this.site = site;
        this.means = means;
        this.logs = new LogChecks(site, means, parameters, log);
        this.commands = new CommandLooks(site, means, log);
        this.network = new NetworkLooks(site);
    }

    /** Whether a check looks at the machine. */
    public static boolean isOne(Check check) {
        return List.of(LogChecks.KIND, COMMAND, RESOURCE, NETWORK).contains(check.kind());
    }

    /** Whether a check measures what the machine has left, which can be looked at often. */
    public static boolean isResource(Check check) {
        return check.kind().equals(RESOURCE);
    }

    /** What came of a check. */
    public List<Finding> run(Check check) throws RecordException {
        boolean needsShell = !check.kind().equals(LogChecks.KIND);
        boolean asksDatabase = !check.log().rows().isEmpty();
        if (needsShell ? site.shell().isEmpty() : site.app().isEmpty() && !asksDatabase) {
            unasked.add(List.of(check.id()));
            return List.of();
        }
        return switch (check.kind()) {
            case LogChecks.KIND -> logs.look(check);
            case COMMAND -> commands.look(check);
            case NETWORK -> network.look(check);
            default -> List.of(resource(check, site, means));
        };
    }

    /**
     * Measures what the machine has left; what is too little warns, or closes the gate where the check wants
     * it.
     */
    public static Finding resource(Check check, Site site, MachineMeans means) {
        ResourceCheck wanted = check.resource();
        try {
            Finding measured = new MachineProbe(site, new Requirement(check.id(), "target", wanted.probe(),
                    wanted
                            .atLeast(), 0, wanted.run(), wanted.read(), check.severity(), List.of(), List
                                    .of()), means
                                            .masking()).look();
            return Looker.finding(check, "", measured.problem()).with(measured.evidence());
        } catch (SiteException e) {
            return Looker.finding(check, "", Looker.severe(check, e.problem()));
        }
    }

    /** Says which checks there was no way to the machine for. */
    public List<Finding> leftUndone() {
        return unasked.isEmpty() ? List.of()
                : List.of(new Finding("check/machine", "verify.group.machine", Problem.info(
                        "machine.not-looked",
                        unasked.size())).with(new Evidence(List.of("evidence.check"), unasked, unasked
                                .size())));
    }
}
