package org.fairlead.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.fairlead.action.CommandActions;
import org.fairlead.action.CommandState;
import org.fairlead.action.KeptFiles;
import org.fairlead.machine.MachineMeans;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.CommandText;
import org.fairlead.plan.CommandTexts;
import org.fairlead.plan.Plan;
import org.fairlead.plan.Plan.Approval;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Way;
import org.fairlead.record.RunLog;
import org.fairlead.site.Files;
import org.fairlead.site.Shell;
import org.fairlead.site.Site;
import org.fairlead.site.Site.Side;
import org.fairlead.site.SiteException;
import org.fairlead.step.OpenDecision;
import org.fairlead.step.StepContext;

/** The commands of a run: which they are, whether all were decided on, and those before the first row. */
final class RunCommands {
    private static final String SCOPE = "commands-before";
    private static final String ALL = "all";

    private final Playbook playbook;
    private final Plan plan;
    private final RunSites sites;
    private final RunLog log;

    /**
     * @param playbook
     * with what belongs to the plan's job
     */
    RunCommands(Playbook playbook, Plan plan, RunSites sites, RunLog log) {
        this.playbook = playbook;
        this.plan = plan;
        this.sites = sites;
        this.log = log;
    }

    private List<CommandText> texts() {
        return CommandTexts.of(playbook, plan);
    }

    /** Commands of which the plan does not say whether they may run. */
    List<OpenDecision> undecided() {
        return CommandTexts.open(texts(), plan).stream().map(text -> new OpenDecision("command/" + text.id(),
                Problem.warning("command.question.run", text.id(), text.place(), text.run()), List.of(
                        Approval.BY_HAND, Approval.RUN))).toList();
    }

    /**
     * Refuses another decision on a command that was carried out, and to run one that a person was asked to
     * do.
     * One that failed can be turned over to a person.
     */
    void requireOpen(Map<String, Approval> changed) throws ProblemException {
        Set<String> ids = new TreeSet<>(plan.commands().keySet());
        ids.addAll(changed.keySet());
        for (String id : ids) {
            String act = act(changed, id);
            Optional<CommandState> state = CommandState.recall(log, CommandState.SCOPE, id);
            boolean asked = state.filter(known -> known.state().equals(CommandState.ASKED)).isPresent();
            if (!act.equals(act(plan.commands(), id)) && (state.filter(CommandState::isSettled).isPresent()
                    || asked)) {
                throw new SiteException(Problem.blocker("run.problem.command-too-late", id, log.folder()
                        .getFileName()
                        .toString()));
            }
        }
    }

    private static String act(Map<String, Approval> approvals, String id) {
        return Optional.ofNullable(approvals.get(id)).map(Approval::act).orElse("");
    }

    /** What runs them on two sites that are open. */
    CommandActions on(Optional<Site> source, Site target) throws ProblemException {
        Map<String, Shell> shells = new HashMap<>();
        source.flatMap(Site::shell).ifPresent(shell -> shells.put("source", shell));
        target.shell().ifPresent(shell -> shells.put("target", shell));
        return actions(shells, target.app());
    }

    private CommandActions actions(Map<String, Shell> shells, Optional<Files> app) throws ProblemException {
        if (texts().isEmpty()) {
            return CommandActions.NONE;
        }
        MachineMeans means = MachineLooks.means(texts(), playbook, plan, sites);
        return new CommandActions(means.texts(), means.approvals(), new CommandActions.Means(shells, means
                .fill(),
                means.masking(), app
                        .map(tree -> new KeptFiles(tree, Optional.ofNullable(shells.get("target")), log
                                .folder().resolve("backup"), log))));
    }

    /**
     * Runs what has to be done first, once. The source is copied anew then, whoever did it: until the site
     * stood
     * still, people wrote.
     *
     * @return whether all of it is done; no when it was stopped
     */
    boolean beforeTheFirstRow(SnapshotKeeper snapshot, StepContext context) throws ProblemException {
        List<CommandText> first = texts().stream().filter(CommandText::first).toList();
        if (first.isEmpty() || log.recall(SCOPE, ALL).isPresent()) {
            return true;
        }
        if (!run(first, context)) {
            return false;
        }
        if (plan.way() == Way.DIRECT) {
            sites.source(plan, snapshot, true).close();
        }
        log.remember(SCOPE, ALL, "done");
        return true;
    }

    private boolean run(List<CommandText> first, StepContext context) throws ProblemException {
        try (Opened opened = open()) {
            for (CommandText text : first) {
                if (context.stop().shouldStop() || opened.actions().run(text.id(), log, context
                        .stop()::isStopped)
                        .isEmpty()) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Commands with shells of their own. */
    record Opened(CommandActions actions, List<Shell> shells, Optional<Files> app) implements AutoCloseable {
        @Override
        public void close() {
            shells.forEach(Shell::close);
            app.ifPresent(Files::close);
        }
    }

    /** Opens the shells of both sides, without their databases. */
    Opened open() throws ProblemException {
        Map<String, Shell> shells = new HashMap<>();
        boolean open = false;
        Optional<Files> app = texts().isEmpty() ? Optional.empty() : sites.app(plan.target(), Side.TARGET);
        try {
            if (!texts().isEmpty()) {
                sites.shell(plan.source(), Side.SOURCE).ifPresent(shell -> shells.put("source", shell));
                sites.shell(plan.target(), Side.TARGET).ifPresent(shell -> shells.put("target", shell));
            }
            var opened = new Opened(actions(shells, app), List.copyOf(shells.values()), app);
            open = true;
            return opened;
        } finally {
            if (!open) {
                shells.values().forEach(Shell::close);
                app.ifPresent(Files::close);
            }
        }
    }
}
