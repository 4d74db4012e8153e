package org.fairlead.run;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.fairlead.bundle.BundleFile;
import org.fairlead.bundle.BundleKey;
import org.fairlead.bundle.BundleReader;
import org.fairlead.bundle.ReadWatch;
import org.fairlead.bundle.VerifiedBundle;
import org.fairlead.bundled.BundledDatabase;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.record.RunLog;
import org.fairlead.site.SiteException;

/**
 * The bundle that a run takes rows from, once it was opened: its key stays in memory until it is closed, and
 * is never written down. Once rows were assessed, only a bundle of the same content will do.
 */
final class OpenBundle implements AutoCloseable {
    private static final String SCOPE = "bundle";
    private static final String CONTENT = "content";

    private final RunLog log;
    private final BundlePlace places;
    private @Nullable VerifiedBundle opened;

    OpenBundle(RunLog log, BundlePlace places) {
        this.log = log;
        this.places = places;
    }

    /** Reads the plan's bundle from end to end and keeps it open. */
    void open(Plan plan, BundleKey key) throws ProblemException {
        if (plan.configuration().bundle().isEmpty()) {
            throw new SiteException(Problem.blocker("import.problem.no-bundle"));
        }
        BundleFile file = places.file(plan);
        VerifiedBundle bundle = new BundleReader().verify(file, key, ReadWatch.NONE);
        boolean fits = false;
        try {
            String system = bundle.manifest().playbook();
            if (!system.equals(plan.playbook())) {
                throw new SiteException(Problem.blocker("import.problem.other-playbook", system, plan
                        .playbook()));
            }
            fits = true;
        } finally {
            if (!fits) {
                bundle.close();
            }
        }
        close();
        opened = bundle;
    }

    private VerifiedBundle bundle() throws SiteException {
        VerifiedBundle bundle = opened;
        if (bundle == null) {
            throw new SiteException(Problem.blocker("run.problem.bundle-closed"));
        }
        return bundle;
    }

    /**
     * The playbook without the tables that the bundle does not hold: they were not chosen when it was
     * written.
     */
    Playbook held(Playbook playbook) throws SiteException {
        VerifiedBundle bundle = bundle();
        return playbook.only(dataset -> bundle.manifest().dataset(dataset.id()).isPresent());
    }

    /** The layout that its site had. */
    String layout() throws SiteException {
        return bundle().manifest().layout();
    }

    /** From now on the run is about what this bundle holds. */
    void bind() throws ProblemException {
        log.remember(SCOPE, CONTENT, bundle().fingerprint());
    }

    /**
     * The bundle as a database.
     *
     * @param anew
     * whether it may be another than the one that was assessed
     */
    BundledDatabase database(Playbook between, boolean anew) throws ProblemException {
        VerifiedBundle bundle = bundle();
        if (!anew && !log.recall(SCOPE, CONTENT).equals(Optional.of(bundle.fingerprint()))) {
            throw new SiteException(Problem.blocker("run.problem.other-bundle", bundle.file().name()));
        }
        return new BundledDatabase(bundle, between);
    }

    @Override
    public void close() {
        VerifiedBundle bundle = opened;
        if (bundle != null) {
            bundle.close();
            opened = null;
        }
    }
}
