package org.fairlead.desktop;

import java.nio.file.Path;

import org.fairlead.desktop.kit.Chooser;
import org.fairlead.desktop.kit.Opener;
import org.fairlead.desktop.kit.Ports;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.run.Workspace;

/** The one place where the window takes hold of the engine: its workspace, plan files, texts and sample. */
final class Engine {
    private final Path home;

    Engine(Path home) {
        this.home = home;
    }

    /** Opens the workspace of the home folder; blocks. */
    Workspace workspace() throws ProblemException {
        throw new ProblemException(Problem.blocker("window.problem.no-engine", home.toString()));
    }

    Ports ports(Chooser chooser, Opener opener) {
        return new Ports(chooser, opener, new Ports.PlanFiles() {
            @Override
            public Plan read(Path file) throws ProblemException {
                throw new ProblemException(Problem.blocker("window.problem.no-engine", file.toString()));
            }

            @Override
            public void write(Plan plan, Path file) throws ProblemException {
                throw new ProblemException(Problem.blocker("window.problem.no-engine", file.toString()));
            }
        }, this::sample);
    }

    private Plan sample() throws ProblemException {
        throw new ProblemException(Problem.blocker("window.problem.no-engine", home.toString()));
    }
}
