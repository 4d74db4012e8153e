package org.fairlead.watch;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.fairlead.machine.MachineChecks;
import org.fairlead.machine.MachineMeans;
import org.fairlead.model.Problem;
import org.fairlead.model.Severity;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunLog.Measure;
import org.fairlead.site.Site;

/**
 * Looks at what the machine of a site has left while something else goes on, from a thread of its own, until
 * it is
 * closed. What it sees is measured like any other look; what is too little is said once in the history of the
 * run.
 * Nothing it meets disturbs the work it accompanies.
 */
public final class Alongside implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Alongside.class);
    private static final int PATIENCE_SECONDS = 5;

    private final List<Check> checks;
    private final Site site;
    private final MachineMeans means;
    private final RunLog log;
    private final Clock clock;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Set<String> told = new HashSet<>();

    private Alongside(List<Check> checks, Site site, MachineMeans means, RunLog log, Clock clock) {
        this.checks = checks;
        this.site = site;
        this.means = means;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Begins to look, at once and then again and again; does nothing where nothing leads to the machine.
     *
     * @param everySeconds
     * time between two looks
     */
    public static Alongside begin(Playbook playbook, Site site, MachineMeans means, RunLog log, Clock clock,
            int everySeconds) {
        List<Check> checks = site.shell().isEmpty() ? List.of() : playbook.checks().stream().filter(
                MachineChecks::isResource).toList();
        var alongside = new Alongside(checks, site, means, log, clock);
        if (!checks.isEmpty()) {
            Thread.ofPlatform().daemon().name("watch-alongside").start(() -> alongside.lookUntilClosed(
                    everySeconds));
        } else {
            alongside.done.countDown();
        }
        return alongside;
    }

    private void lookUntilClosed(int everySeconds) {
        try {
            do {
                for (Check check : checks) {
                    if (ended.getCount() > 0) {
                        look(check);
                    }
                }
            } while (!ended.await(everySeconds, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RecordException e) {
            LOG.warn("What the machine has left could not be noted any more", e);
        } finally {
            done.countDown();
        }
    }

    private void look(Check check) throws RecordException {
        long start = System.nanoTime();
        Problem seen = MachineChecks.resource(check, site, means).problem();
        boolean good = seen.severity() == Severity.PASSED || seen.severity() == Severity.INFO;
        if (ended.getCount() == 0 && !good) {
            return; // it may have failed because everything is being closed
        }
        log.measured(List.of(new Measure(clock.millis(), Look.MACHINE + check.id(), Math.max(1, (System
                .nanoTime()
                - start) / 1000), good ? "" : seen.key())));
        if (!good && told.add(check.id())) {
            log.event(Problem.warning(seen.key(), seen.args().toArray()));
        }
    }

    /** Ends it; a look that is under way is waited for a moment. */
    @Override
    public void close() {
        ended.countDown();
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.debug("a look at the machine takes longer than what it accompanied");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
