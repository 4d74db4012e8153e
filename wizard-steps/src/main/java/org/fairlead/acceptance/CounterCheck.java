package org.fairlead.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.fairlead.model.Cell;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.playbook.SiteCheck.Counter;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/** Counters of a server: what they may be, and by how much they may have risen since the assessment. */
record CounterCheck(RunLog log, Transaction target, Map<String, Cell> parameters) {

    static final String KIND = "counters";

    /** Remembers how far they have come. */
    void remember(List<Check> checks, List<String> tables) throws SiteException, RecordException {
        for (Check check : checks) {
            if (check.kind().equals(KIND) && RequiredChecks.applies(check, tables)) {
                for (List<String> row : SiteChecks.rows(check, target, parameters)) {
                    log.remember(KIND, check.id() + "/" + row.getFirst(), row.getLast());
                }
            }
        }
    }

    Finding look(Check check) throws SiteException, RecordException {
        List<List<String>> lines = new ArrayList<>();
        int over = 0;
        for (List<String> row : SiteChecks.rows(check, target, parameters)) {
            long now = number(row.getLast());
            String before = log.recall(KIND, check.id() + "/" + row.getFirst()).orElse("");
            Counter bound = check.site().counters().stream().filter(one -> one.name().equals(row.getFirst()))
                    .findFirst().orElse(new Counter("", 0, 0));
            boolean risen = bound.rise() > 0 && !before.isEmpty() && now - number(before) > bound.rise();
            over += risen || (bound.most() > 0 && now > bound.most()) ? 1 : 0;
            lines.add(List.of(row.getFirst(), before.isEmpty() ? "–" : before, row.getLast()));
        }
        return SiteChecks.judged(check, over, lines.size()).with(new Evidence(List.of("evidence.counter",
                "evidence.before", "evidence.now"), lines, lines.size()));
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }
}
