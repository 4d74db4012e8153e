package org.fairlead.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Severity;
import org.fairlead.plan.Plan;
import org.fairlead.site.SiteException;
import org.fairlead.site.Web;
import org.fairlead.sitecopy.SiteFolder;

/**
 * Has the copy of a rehearsal answer requests, where somebody wants that and its machine can. Where it
 * cannot, what is tried goes on with the database alone, and says so.
 */
final class CopyServing implements AutoCloseable {
    private final Optional<String> php;
    private final Plan plan;
    private final RunSites sites;
    private final Machine machine;
    private final List<Problem> said = new ArrayList<>();
    private Optional<SiteBeside> beside = Optional.empty();
    private Optional<SiteBeside.Served> served = Optional.empty();

    /**
     * @param php
     * the program that serves it; empty where nobody wants it served
     * @param plan
     * with the site itself as its target
     */
    CopyServing(Optional<String> php, Plan plan, RunSites sites, Machine machine) {
        this.php = php;
        this.plan = plan;
        this.sites = sites;
        this.machine = machine;
    }

    /**
     * Copies the folder, serves it, and makes its address that of the copy's plan.
     *
     * @param copy
     * that is filled
     */
    void begin(Journey journey, TargetCopy copy, CopyConnectors connectors, Controls controls)
            throws ProblemException {
        if (php.isEmpty()) {
            return;
        }
        if (!SiteBeside.applies(journey.playbook(), plan)) {
            said.add(Problem.info("site-copy.note.database-only"));
            return;
        }
        try {
            var made = new SiteBeside(journey.log(), plan, sites, machine);
            beside = Optional.of(made);
            Optional<SiteFolder.Made> folder = made.make(copy.name(), controls.stop()::shouldStop);
            if (folder.isPresent()) {
                said.addAll(folder.get().notes());
                served = Optional.of(made.serve(php.get()));
                String address = served.get().address();
                connectors.allow(address);
                journey.change(journey.plan().withTarget(journey.plan().target().withWeb(address)));
                said.add(Problem.info("site-copy.note.served", folder.get().files(), folder.get().path()));
            }
        } catch (SiteException e) {
            said.add(new Problem(Severity.WARNING, e.problem().key(), e.problem().args()));
            said.add(Problem.info("site-copy.note.database-only"));
        }
    }

    /** What answers for the copy. */
    Optional<Web> web() throws SiteException {
        return served.isPresent() ? Optional.of(sites.webAt(served.get().address())) : Optional.empty();
    }

    /** What there is to say of it. */
    List<Problem> said() {
        return said;
    }

    /** Ends the server and removes the folder. */
    void remove() throws ProblemException {
        close();
        if (beside.isPresent()) {
            beside.get().remove();
        }
    }

    /** The same after something failed, which is what is told. */
    void removeAfter(ProblemException cause) {
        try {
            remove();
        } catch (ProblemException e) {
            cause.addSuppressed(e); // the record names it for the next rehearsal
        }
    }

    @Override
    public void close() {
        served.ifPresent(SiteBeside.Served::close);
        served = Optional.empty();
    }
}
