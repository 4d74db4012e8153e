package org.fairlead.desktop.kit;

import java.nio.file.Path;
import java.util.Map;

import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;

/** What the window needs from outside, besides the engine. */
public record Ports(Chooser chooser, Opener opener, Printing printing, PlanFiles planFiles,
        SampleOpener sample) {

    /** Plans as files. Blocks. */
    public interface PlanFiles {
        Plan read(Path file) throws ProblemException;

        void write(Plan plan, Path file) throws ProblemException;
    }

    /** Makes a sample to try things on, and a plan that points at it. Blocks. */
    @FunctionalInterface
    public interface SampleOpener {
        Sample make() throws ProblemException;
    }

    /**
     * A sample to try things on.
     *
     * @param typed
     * its passwords, which guard nothing, by the name of their question
     */
    public record Sample(Plan plan, Map<String, String> typed) {}
}
