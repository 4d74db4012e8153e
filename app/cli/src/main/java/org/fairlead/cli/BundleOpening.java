package org.fairlead.cli;

import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import org.fairlead.bundle.BundleFile;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Way;
import org.fairlead.run.Journey;
import org.fairlead.site.SiteException;

/** What opens the bundle of a plan. */
final class BundleOpening {
    @Option(names = "--bundle-passphrase-file", paramLabel = "FILE",
            descriptionKey = "option.bundle-passphrase-file")
    private @Nullable Path bundlePassphrase;
    @Option(names = "--identity", paramLabel = "FILE", descriptionKey = "option.identity")
    private @Nullable Path identity;

    /** What opens a bundle, asked for where no file names it; to be closed. */
    BundleKeys keys(BundleFile bundle, Options options) throws ProblemException {
        return BundleKeys.of(bundle, Optional.ofNullable(identity), () -> options
                .passphrase("question.bundle-passphrase", Optional.ofNullable(bundlePassphrase)));
    }

    /** Opens the bundle that a journey takes rows from, where it takes them from one. */
    void open(Journey journey, Options options) throws ProblemException {
        Plan plan = journey.plan();
        String bundle = plan.configuration().bundle();
        if (plan.way() == Way.IMPORT && journey.steps().contains("transfer")) {
            if (bundle.isEmpty()) {
                throw new SiteException(Problem.blocker("import.problem.no-bundle"));
            }
            try (BundleKeys keys = keys(journey.configuration().bundle(), options)) {
                journey.open(keys.key());
            }
        }
    }
}
