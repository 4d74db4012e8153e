package org.fairlead.step.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.fairlead.action.Parameters;
import org.fairlead.convert.ReadableCell;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.model.Severity;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Probe;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/** The playbook's own looks at source and target. */
final class Probes {
    private final Parameters parameters;

    private Probes(Parameters parameters) {
        this.parameters = parameters;
    }

    /**
     * Looks at the sides that are there.
     *
     * @param playbook
     * as it reads between the two sides
     */
    static List<Finding> run(Playbook playbook, Parameters parameters, Asked.Sides sides)
            throws SiteException {
        var findings = new ArrayList<Finding>();
        var probes = new Probes(parameters);
        for (Probe probe : playbook.probes()) {
            Optional<Asked> side = sides.at(probe.at());
            if (side.isPresent() && (probe.whenTable().isEmpty() || side.get().database().tables().contains(
                    probe.whenTable()))) {
                findings.add(probes.run(probe, side.get().transaction()));
            }
        }
        return findings;
    }

    private Finding run(Probe probe, Transaction transaction) throws SiteException {
        var samples = new ArrayList<List<String>>();
        long total = 0;
        List<String> columns;
        try (Rows rows = transaction.query(probe.sql(), parameters.cells())) {
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
