package org.fairlead.desktop.fake;

import java.util.List;
import java.util.Optional;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.run.Controls;
import org.fairlead.run.SiteCopyReport;
import org.fairlead.run.SiteCopyWork;
import org.fairlead.secret.Secret;
import org.fairlead.site.SiteException;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;

/** A copy of a site that was never made. */
final class FakeSiteCopy implements SiteCopyWork {
    private final FakeConfiguration.Work work;
    private Optional<SiteCopyReport> there = Optional.empty();
    private Optional<Served> served = Optional.empty();

    FakeSiteCopy(FakeConfiguration.Work work) {
        this.work = work;
    }

    @Override
    public StepOutcome<SiteCopyReport> make(Optional<Secret> passphrase, Controls controls)
            throws StepException {
        return work.run("site-copy", controls, () -> {
            var made = new SiteCopyReport("fairlead_copy_0a1b2c3d4e@db1.kestrel.example",
                    "/var/www/fairlead_copy_0a1b2c3d4e", 61, 48_211, 3_214, 71_303_168, "site", List.of(
                            Problem.info("site-copy.note.uploads", 4_096)), 21_000);
            there = Optional.of(made);
            return new StepOutcome.Done<>(made);
        });
    }

    @Override
    public Optional<SiteCopyReport> there() {
        FakeWorkspace.offTheWindowsThread();
        return there;
    }

    @Override
    public Served serve(String php) throws ProblemException {
        FakeWorkspace.offTheWindowsThread();
        if (!php.equals("php")) {
            throw new SiteException(Problem.warning("site-copy.problem.no-php", php, "/var/www"));
        }
        served = Optional.of(new Served("http://127.0.0.1:50123", Optional.empty()));
        return served.get();
    }

    @Override
    public Optional<Served> served() {
        return served;
    }

    @Override
    public void stop() {
        served = Optional.empty();
    }

    @Override
    public void remove() {
        stop();
        there = Optional.empty();
    }
}
