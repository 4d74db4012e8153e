package org.fairlead.desktop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

import org.fairlead.demo.SampleSite;
import org.fairlead.desktop.kit.Chooser;
import org.fairlead.desktop.kit.Opener;
import org.fairlead.desktop.kit.Ports;
import org.fairlead.desktop.kit.Printing;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.OwnStatements;
import org.fairlead.plan.Plan;
import org.fairlead.plan.PlanReader;
import org.fairlead.plan.PlanWriter;
import org.fairlead.playbook.PlaybookCatalog;
import org.fairlead.run.Workspace;
import org.fairlead.run.Workspaces;
import org.fairlead.secret.Secret;

/** Where the window takes hold of the engine: its workspace, plan files and sample. */
final class Engine implements Ports.PlanFiles, Ports.SampleOpener {
    private static final String PASSWORD = "target.password";

    private final Path home;
    private final AtomicReference<@Nullable SampleSite> sample = new AtomicReference<>();

    Engine(Path home) {
        this.home = home;
    }

    /** Opens the workspace of the home folder; blocks. */
    Workspace workspace() throws ProblemException {
        return Workspaces.open(home);
    }

    Ports ports(Chooser chooser, Opener opener, Printing printing) {
        return new Ports(chooser, opener, printing, this, this);
    }

    @Override
    public Plan read(Path file) throws ProblemException {
        try {
            var catalog = PlaybookCatalog.builtIn().with(home.resolve("playbooks"));
            return OwnStatements.notAgreed(new PlanReader(catalog).read(Files.readAllBytes(file), file
                    .toString()));
        } catch (IOException e) {
            throw new ProblemException(Problem.blocker("window.problem.cannot-read", file.toString()), e);
        }
    }

    @Override
    public void write(Plan plan, Path file) throws ProblemException {
        try {
            Files.writeString(file, PlanWriter.write(plan), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ProblemException(Problem.blocker("window.problem.cannot-write", file.toString()), e);
        }
    }

    /** Makes the sample anew; an earlier one of this window is closed first. */
    @Override
    public Ports.Sample make() throws ProblemException {
        close();
        SampleSite made = SampleSite.create(home.resolve("sample"));
        sample.set(made);
        try (Secret password = made.secrets().get("ask", PASSWORD)) {
            return new Ports.Sample(made.plan(), Map.of(PASSWORD, password.revealText()));
        }
    }

    void close() {
        SampleSite last = sample.getAndSet(null);
        if (last != null) {
            last.close();
        }
    }
}
