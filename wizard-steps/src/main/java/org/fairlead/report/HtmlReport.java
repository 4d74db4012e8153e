package org.fairlead.report;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.report.Document.Section;
import org.fairlead.text.Messages;

/** Writes what the record knows of a run for people: what was decided, done, found, and what is left. */
public final class HtmlReport {
    private final Messages messages;
    private final RunLog log;
    private final Clock clock;
    private final List<Section> agreed;

    /**
     * Of one run.
     *
     * @param agreed
     * what people have agreed on and ticked
     */
    public HtmlReport(Messages messages, RunLog log, Clock clock, List<Section> agreed) {
        this.agreed = List.copyOf(agreed);
        this.messages = messages;
        this.log = log;
        this.clock = clock;
    }

    private Map<String, Object> model() throws RecordException {
        Map<String, Object> model = new ReportModel(messages, log, clock).build();
        model.put("sections", HtmlDocument.sections(agreed));
        return model;
    }

    /** Writes the file beside its place and moves it there; answers where it is. */
    public Path write(Path file) throws RecordException {
        return Templates.write("report.ftlh", model(), file);
    }
}
