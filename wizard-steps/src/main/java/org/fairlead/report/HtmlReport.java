package org.fairlead.report;

import java.nio.file.Path;
import java.time.Clock;

import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.text.Messages;

/** Writes what the record knows of a run for people: what was decided, done, found, and what is left. */
public final class HtmlReport {
    private final Messages messages;
    private final RunLog log;
    private final Clock clock;

    public HtmlReport(Messages messages, RunLog log, Clock clock) {
        this.messages = messages;
        this.log = log;
        this.clock = clock;
    }

    /** Writes the file beside its place and moves it there; answers where it is. */
    public Path write(Path file) throws RecordException {
        return Templates.write("report.ftlh", new ReportModel(messages, log, clock).build(), file);
    }
}
