package org.fairlead.acceptance;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.fairlead.convert.ReadableCell;
import org.fairlead.model.Cell;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.playbook.SiteCheck;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.rewrite.PhpParser;
import org.fairlead.rewrite.PhpSyntaxException;
import org.fairlead.rewrite.PhpValue;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/** Checks of the kinds that {@link SiteCheck} names: what a site's database says of the site itself. */
public final class SiteChecks {
    private static final int MOST_ROWS = 200_000;

    private final RunLog log;
    private final Transaction target;
    private final Map<String, Cell> parameters;
    private final Clock clock;

    /**
     * @param clock
     * tells which jobs of the site are still to come
     */
    public SiteChecks(RunLog log, Transaction target, Map<String, Cell> parameters, Clock clock) {
        this.log = log;
        this.target = target;
        this.parameters = parameters;
        this.clock = clock;
    }

    /** Whether a check is one of these. */
    public static boolean isOne(Check check) {
        return SiteCheck.KINDS.contains(check.kind());
    }

    /** What comes of a check. */
    public Finding look(Check check) throws SiteException, RecordException {
        return switch (check.kind()) {
            case SiteCheck.SERIALIZED -> serialized(check, target, parameters);
            case "clock" -> new ClockCheck(log, clock).look(check, rows(check, target, parameters));
            case "index" -> new IndexCheck(target, parameters).look(check);
            default -> new CounterCheck(log, target, parameters).look(check);
        };
    }

    /** Whether a job of the site's clock that was seen to come has not come; remembers what is to come. */
    public boolean missed(Check check) throws SiteException, RecordException {
        return new ClockCheck(log, clock).missed(check, rows(check, target, parameters));
    }

    /** Whether each row of a check of the kind "serialized" holds an array that PHP can read. */
    public static Finding serialized(Check check, Transaction target, Map<String, Cell> parameters)
            throws SiteException {
        List<List<String>> broken = new ArrayList<>();
        long looked = 0;
        long wrong = 0;
        try (Rows rows = target.query(check.sql(), parameters)) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                looked++;
                if (!isArray(ReadableCell.whole(row.cells().getLast())) && ++wrong <= Evidence.LIMIT) {
                    broken.add(List.of(ReadableCell.whole(row.get(0))));
                }
            }
        }
        return judged(check, wrong, looked).with(new Evidence(check.columns(), broken, wrong));
    }

    private static boolean isArray(String stored) {
        try {
            return PhpParser.parse(stored) instanceof PhpValue.Array;
        } catch (PhpSyntaxException e) {
            return false;
        }
    }

    static List<List<String>> rows(Check check, Transaction target, Map<String, Cell> parameters)
            throws SiteException {
        List<List<String>> all = new ArrayList<>();
        try (Rows rows = target.query(check.sql(), parameters)) {
            for (Row row = rows.next(); row != null && all.size() < MOST_ROWS; row = rows.next()) {
                all.add(row.cells().stream().map(ReadableCell::whole).toList());
            }
        }
        return all;
    }

    static Finding judged(Check check, long wrong, Object... passed) {
        Problem problem = wrong == 0 ? Problem.passed("check." + check.id() + ".passed", passed)
                : Problem.blocker("check." + check.id(), wrong);
        return finding(check, wrong > 0 && check.severity().equals("warning")
                ? Problem.warning(problem.key(), wrong)
                : problem);
    }

    static Finding finding(Check check, Problem problem) {
        return new Finding("check/" + check.id(), "verify.group." + check.group(), problem).covering(check
                .guide());
    }
}
