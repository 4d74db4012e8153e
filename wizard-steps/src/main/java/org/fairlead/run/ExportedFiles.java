package org.fairlead.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.ProblemException;
import org.fairlead.record.RunLog;

/** The files of the bundle that a run has written. */
final class ExportedFiles {
    /** Two clocks apart at the most: that of this computer, and that of the disk. */
    private static final Duration CLOCKS = Duration.ofSeconds(10);

    private ExportedFiles() {}

    /** In order, as far as they are still there. */
    static List<Path> of(RunLog log) throws ProblemException {
        return of(log, false);
    }

    /** The same without files that were written at another time: a later run may have taken the place. */
    static List<Path> own(RunLog log) throws ProblemException {
        return of(log, true);
    }

    private static List<Path> of(RunLog log, boolean own) throws ProblemException {
        var files = new ArrayList<Path>();
        for (RunLog.StepEntry step : log.steps()) {
            if (step.step().equals("export") && step.report().startsWith("{")) {
                JsonMapper.shared().readTree(step.report()).path("files").valueStream().map(
                        file -> Path.of(file.asString())).filter(Files::isRegularFile).filter(file -> !own
                                || isOf(step, file)).forEach(files::add);
            }
        }
        return files;
    }

    private static boolean isOf(RunLog.StepEntry step, Path file) {
        try {
            Instant written = Files.getLastModifiedTime(file).toInstant();
            return !written.isBefore(Instant.parse(step.began()).minus(CLOCKS)) && !step.ended().isEmpty()
                    && !written.isAfter(Instant.parse(step.ended()).plus(CLOCKS));
        } catch (IOException | DateTimeException e) {
            return false; // nobody can tell whose it is
        }
    }
}
