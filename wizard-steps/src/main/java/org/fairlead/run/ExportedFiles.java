package org.fairlead.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.ProblemException;
import org.fairlead.record.RunLog;

/** The files of the bundle that a run has written. */
final class ExportedFiles {
    private ExportedFiles() {}

    /** In order, as far as they are still there. */
    static List<Path> of(RunLog log) throws ProblemException {
        var files = new ArrayList<Path>();
        for (RunLog.StepEntry step : log.steps()) {
            if (step.step().equals("export") && step.report().startsWith("{")) {
                JsonMapper.shared().readTree(step.report()).path("files").values().forEach(file -> files.add(
                        Path.of(file.asString())));
            }
        }
        return files.stream().filter(Files::isRegularFile).toList();
    }
}
