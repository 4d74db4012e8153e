package org.fairlead.step.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.fairlead.convert.ReadableCell;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.model.Severity;
import org.fairlead.playbook.Playbook.Probe;
import org.fairlead.site.Database;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/** The playbook's own looks at source and target. */
final class Probes {
    private final AssessInput input;
    private final Transaction source;
    private final Transaction target;

    Probes(AssessInput input, Transaction source, Transaction target) {
        this.input = input;
        this.source = source;
        this.target = target;
    }

    List<Finding> run() throws SiteException {
        var findings = new ArrayList<Finding>();
        for (Probe probe : input.playbook().probes()) {
            boolean atSource = probe.at().equals("source");
            Database database = atSource ? input.source().database() : input.target().database();
            if (probe.whenTable().isEmpty() || database.tables().contains(probe.whenTable())) {
                findings.add(run(probe, atSource ? source : target));
            }
        }
        return findings;
    }

    private Finding run(Probe probe, Transaction transaction) throws SiteException {
        var samples = new ArrayList<List<String>>();
        long total = 0;
        List<String> columns;
        try (Rows rows = transaction.query(probe.sql(), input.parameters().cells())) {
            columns = probe.columns().isEmpty() ? rows.columns() : probe.columns();
            for (Row row = rows.next(); row != null; row = rows.next()) {
                total++;
                if (samples.size() < Evidence.LIMIT) {
                    samples.add(row.cells().stream().map(ReadableCell::text).toList());
                }
            }
        }
        Problem problem = total == 0
                ? Problem.passed("probe." + probe.id() + ".passed")
                : new Problem(Severity.valueOf(probe.severity().toUpperCase(Locale.ROOT)), "probe." + probe
                        .id(),
                        List.of(total));
        return new Finding("probe/" + probe.id(), "assess.group." + probe.group(), problem)
                .with(new Evidence(columns, samples, total)).covering(probe.guide());
    }
}
