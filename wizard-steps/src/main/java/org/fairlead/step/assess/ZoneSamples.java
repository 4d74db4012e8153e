package org.fairlead.step.assess;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.fairlead.convert.ReadableCell;
import org.fairlead.convert.Timestamps;
import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.ColumnKind;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.move.Move;
import org.fairlead.move.Moves;
import org.fairlead.site.Quoting;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Columns whose times say no zone and go where a zone is wanted: each with a sample as it stands and as it
 * will be
 * understood, so that a wrong zone is seen before every time has shifted.
 */
final class ZoneSamples {
    private ZoneSamples() {}

    static List<Finding> of(AssessInput input, Moves moves, Transaction source) throws SiteException {
        var findings = new ArrayList<Finding>();
        for (Move move : moves.all()) {
            for (Column column : move.targetColumns()) {
                if (column.kind() == ColumnKind.MOMENT) {
                    sample(input, move, column, source).ifPresent(findings::add);
                }
            }
        }
        return findings;
    }

    private static java.util.Optional<Finding> sample(AssessInput input, Move move, Column column,
            Transaction source)
            throws SiteException {
        String name = Quoting.quote(column.name());
        try (Rows rows = source.query("SELECT " + name + " FROM " + Quoting.quote(move.source().name())
                + " WHERE "
                + name
                + " IS NOT NULL LIMIT 1", Map.of())) {
            Row row = rows.next();
            if (row == null || !(row.get(0) instanceof Cell.Text(String text))) {
                return java.util.Optional.empty();
            }
            Timestamps.Parsed parsed = Timestamps.stamp(text.strip());
            if (parsed == null || parsed.offset() != null) {
                return java.util.Optional.empty();
            }
            String zone = input.plan().zoneFor(move.table(), column.name(), move.zone());
            Cell moment = new Cell.Moment(parsed.local().atZone(ZoneId.of(zone)).toInstant());
            return java.util.Optional.of(new Finding("zone/" + move.table() + "/" + column.name(),
                    "assess.group.zones",
                    Problem.info("assess.info.zone", move.table(), column.name(), zone, text,
                            ReadableCell.text(moment)))
                    .with(new Evidence(List.of("evidence.as-it-stands", "evidence.as-understood"),
                            List.of(List.of(text, ReadableCell.text(moment))), 1)));
        }
    }
}
