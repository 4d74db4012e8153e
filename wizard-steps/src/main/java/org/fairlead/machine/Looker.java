package org.fairlead.machine;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.action.Masking;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.plan.CommandText;
import org.fairlead.plan.CommandTexts;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.site.ShellCommand;
import org.fairlead.site.ShellResult;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;

/** Runs the command of a check where the user has approved it, and says where it did not run. */
final class Looker {
    private final Site site;
    private final MachineMeans means;

    Looker(Site site, MachineMeans means) {
        this.site = site;
        this.means = means;
    }

    /**
     * Runs it.
     *
     * @param more
     * variables it gets besides its own
     * @param findings
     * where it is noted that a person has to look
     * @return empty where it does not arise or was not approved
     */
    Optional<Looked> look(Check check, Map<String, String> more, List<Finding> findings)
            throws SiteException {
        Optional<CommandText> found = CommandTexts.find(means.texts(), check.id());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        CommandText text = found.get();
        if (site.shell().isEmpty() || text.standing(means.approvals()) != CommandText.Standing.RUN) {
            findings.add(finding(check, "/by-hand", Problem.info("machine.command.by-hand", check.id(), text
                    .run())));
            return Optional.empty();
        }
        Map<String, String> environment = new HashMap<>(more);
        text.templates().forEach((name, template) -> environment.put(name, means.fill().apply(template)));
        ShellResult said = site.shell().get().run(new ShellCommand(text.run(), environment, Duration
                .ofMinutes(text
                        .minutes())), () -> false);
        Masking masking = means.masking().now();
        return Optional.of(new Looked(text, new ShellResult(said.ending(), said.exit(), masking.of(said
                .out()), masking
                        .of(said.err()), said.millis())));
    }

    /** A check that is not fulfilled, as its playbook words it. */
    static Problem wrong(Check check, long count) {
        return severe(check, Problem.blocker("check." + check.id(), count));
    }

    /**
     * A problem with the severity of the check: where the site may have been so before, it closes no gate.
     */
    static Problem severe(Check check, Problem problem) {
        return check.severity().equals("warning") ? Problem.warning(problem.key(), problem.args().toArray())
                : problem;
    }

    static Finding finding(Check check, String more, Problem problem) {
        return new Finding("check/" + check.id() + more, "verify.group." + check.group(), problem).covering(
                check
                        .guide());
    }
}
