package org.fairlead.run;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.fairlead.action.LentSettings;
import org.fairlead.action.Repairs;
import org.fairlead.action.Repairs.Need;
import org.fairlead.config.ConfigurationReader;
import org.fairlead.config.SiteConfiguration;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Repair;
import org.fairlead.playbook.Repair.Lent;
import org.fairlead.record.RunLog;
import org.fairlead.run.RepairOffer.State;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Site.Side;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * The repairs of a playbook on the target of a run.
 *
 * @param written
 * the playbook with room for the prefix of the site
 */
record RunRepairs(Playbook written, Plan plan, RunSites sites, RunLog log, Clock clock) {

    private static final String GROUP = "verify.group.repairs";
    private static final String SETTING = "evidence.setting";

    private List<Repair> all() {
        return here().trouble().repairs();
    }

    private Playbook here() {
        return written.at(plan.target().prefix());
    }

    private Repair repair(String id) throws SiteException {
        return all().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(
                () -> new SiteException(Problem.blocker("trouble.problem.no-repair", id, String.join(", ",
                        all().stream().map(Repair::id).toList()))));
    }

    private interface Work<R> {
        R on(Database target) throws ProblemException;
    }

    private <R> R work(Work<R> work) throws ProblemException {
        try (Database target = sites.database(plan.target(), Side.TARGET)) {
            return work.on(target);
        }
    }

    /** All there are, as they stand now. */
    List<RepairOffer> offers() throws ProblemException {
        if (all().isEmpty()) {
            return List.of();
        }
        return work(target -> {
            List<RepairOffer> offers = new ArrayList<>();
            for (Repair one : all()) {
                offers.add(offer(one, target));
            }
            return offers;
        });
    }

    private RepairOffer offer(Repair repair, Database target) throws ProblemException {
        if (repair.isForAWhile()) {
            return lending(repair, target);
        }
        Need need = new Repairs(target, log).look(repair);
        List<List<String>> lines = new ArrayList<>(shown(repair, target));
        lines.addAll(need.lines());
        boolean done = Repairs.canBack(repair, log);
        return offered(repair, need.wrong(), lines, done ? State.DONE : need.wrong() > 0 ? State.OFFERED
                : State.NOT_NEEDED, 0);
    }

    private RepairOffer lending(Repair repair, Database target) throws ProblemException {
        List<Lent> settings = lent(repair, target);
        List<List<String>> lines = settings.stream().map(one -> List.of(one.place(), one.value())).toList();
        Optional<Long> until = LentSettings.until(repair, log);
        return offered(repair, settings.size(), lines, until.isPresent() ? State.LENT
                : settings.isEmpty() ? State.NOT_NEEDED : State.OFFERED, until.orElse(0L));
    }

    private static RepairOffer offered(Repair repair, long count, List<List<String>> lines, State state,
            long until) {
        Problem problem = state == State.NOT_NEEDED ? Problem.passed("repair." + repair.id() + ".passed")
                : Problem.info("repair." + repair.id(), count);
        return new RepairOffer(repair.id(), new Finding("repair/" + repair.id(), GROUP, problem).with(
                new Evidence(List.of(SETTING, "evidence.what"), lines, lines.size())).covering(repair
                        .guide()), state, until);
    }

    /** Settings whose values help a person to decide, as the site has them. */
    private List<List<String>> shown(Repair repair, Database target) throws ProblemException {
        if (repair.shows().isEmpty()) {
            return List.of();
        }
        try (Transaction transaction = target.begin(Access.READ)) {
            String layout = layout(target);
            SiteConfiguration now = new ConfigurationReader(here().configuration(), layout).read(transaction);
            return here().configuration().settings().stream().filter(one -> repair.shows().contains(one.id())
                    && one.places().containsKey(layout) && !one.secret()).map(one -> List.of(one.id(), now.of(
                            one.id()).map(stored -> stored.value().asString(stored.value().toString()))
                            .orElse("–"))).toList();
        }
    }

    private String layout(Database target) throws ProblemException {
        return new SiteLayouts(plan.configuration(), log).of(SiteLayouts.TO, here(), target, Optional.of(
                here().system().layouts().getFirst().id()));
    }

    private List<Lent> lent(Repair repair, Database target) throws ProblemException {
        return repair.lends().getOrDefault(layout(target), List.of());
    }

    /** Does one. */
    RepairOffer run(String id, int minutes) throws ProblemException {
        Repair repair = repair(id);
        return work(target -> {
            if (repair.isForAWhile()) {
                long until = clock.instant().getEpochSecond() + Math.clamp(minutes, 1, TroubleWork.MINUTES)
                        * 60L;
                new LentSettings(here().configuration(), target, log).lend(repair, lent(repair, target),
                        until);
            } else {
                new Repairs(target, log).run(repair);
            }
            log.event(Problem.info("trouble.event.repaired", id));
            return offer(repair, target);
        });
    }

    /** Takes one back. */
    RepairOffer back(String id) throws ProblemException {
        Repair repair = repair(id);
        return work(target -> {
            back(repair, target);
            return offer(repair, target);
        });
    }

    private void back(Repair repair, Database target) throws ProblemException {
        int changed = 0;
        if (repair.isForAWhile()) {
            changed = new LentSettings(here().configuration(), target, log).back(repair);
        } else {
            new Repairs(target, log).back(repair);
        }
        log.event(changed > 0 ? Problem.warning("trouble.event.back-changed", repair.id(), changed)
                : Problem.info("trouble.event.back", repair.id()));
    }

    /** Gives back what was lent and whose time is over, also of a program that was killed meanwhile. */
    List<String> due() throws ProblemException {
        return goBack(repair -> repair.isForAWhile() && LentSettings.isDue(repair, log, clock));
    }

    /** Takes everything back: the run is taken back, or given up. */
    List<String> backAll(boolean lentOnly) throws ProblemException {
        return goBack(repair -> repair.isForAWhile() ? LentSettings.until(repair, log).isPresent()
                : !lentOnly && Repairs.canBack(repair, log));
    }

    /**
     * What cannot go back must not keep a rollback from going on: it is told of in the history, and stays.
     */
    private void carefully(Repair repair, Database target) throws ProblemException {
        try {
            back(repair, target);
        } catch (SiteException e) {
            log.event(Problem.warning("repair.event.stays", repair.id()));
            log.event(e.problem());
        }
    }

    private interface Chosen {
        boolean is(Repair repair) throws ProblemException;
    }

    private List<String> goBack(Chosen chosen) throws ProblemException {
        List<Repair> going = new ArrayList<>();
        for (Repair repair : plan.way().hasTarget() ? all() : List.<Repair>of()) {
            if (chosen.is(repair)) {
                going.add(repair);
            }
        }
        if (!going.isEmpty()) {
            work(target -> {
                for (Repair repair : going) {
                    carefully(repair, target);
                }
                return going;
            });
        }
        return going.stream().map(Repair::id).toList();
    }
}
