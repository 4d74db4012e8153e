package org.fairlead.machine;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.action.Masking;
import org.fairlead.action.Parameters;
import org.fairlead.convert.ReadableCell;
import org.fairlead.model.Cell;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Rows;
import org.fairlead.site.ShellCommand;
import org.fairlead.site.ShellResult;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Checks of the kind "log": what the logs of a site have said since the assessment. How far each had come is
 * remembered then; of what they say, only messages without numbers, names and secrets are kept.
 */
public final class LogChecks {
    /** The kind of check that playbooks write. */
    public static final String KIND = "log";
    private static final Logger LOG = LoggerFactory.getLogger(LogChecks.class);
    private static final String SCOPE = "log-marks";
    /** Scope in the record: check to the first lines of equal troubles, with their moments. */
    private static final String LINES = "log-lines";
    private static final String SINCE = "since";
    private static final String TABLE = "table/";
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern MOMENT = Pattern.compile("(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ)");
    private static final int MOST_ROWS = 20_000;

    private final Site site;
    private final MachineMeans means;
    private final RunLog log;
    private final Parameters parameters;

    public LogChecks(Site site, MachineMeans means, Parameters parameters, RunLog log) {
        this.site = site;
        this.means = means;
        this.parameters = parameters;
        this.log = log;
    }

    /** Remembers how far every log of these checks has come. */
    public void remember(List<Check> checks) throws SiteException, RecordException {
        List<Check> ours = checks.stream().filter(check -> check.kind().equals(KIND)).toList();
        if (ours.isEmpty()) {
            return;
        }
        log.forget(SCOPE);
        log.remember(SCOPE, SINCE, machineTime());
        for (Check check : ours) {
            Map<String, LogMark> marks = new TreeMap<>();
            if (site.app().isPresent()) {
                new LogFiles(site.app().get(), means.fill()).each(check.log(), (tree, file, name) -> marks
                        .put(name,
                                LogMark.of(tree, file)));
            }
            log.remember(SCOPE, check.id(), JsonMapper.shared().writeValueAsString(marks));
            if (!check.log().mark().isEmpty() && hasTable(check)) {
                log.remember(SCOPE, TABLE + check.id(), mark(check));
            }
        }
    }

    private boolean hasTable(Check check) throws SiteException {
        return check.whenTable().isEmpty() || site.database().tables().contains(check.whenTable());
    }

    /** By its own clock where it can be asked, because that is what it writes into its logs. */
    private String machineTime() {
        try {
            if (site.shell().isPresent()) {
                ShellResult said = site.shell().get().run(ShellCommand.of("date -u +%Y-%m-%dT%H:%M:%SZ",
                        LIMIT),
                        () -> false);
                Matcher moment = MOMENT.matcher(said.out());
                if (said.isGood() && moment.find()) {
                    return moment.group(1);
                }
            }
        } catch (SiteException e) {
            LOG.debug("the machine did not tell its time", e);
        }
        return parameters.moment().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private String mark(Check check) throws SiteException {
        try (Transaction transaction = site.database().begin(Access.READ);
                Rows rows = transaction.query(check.log().mark(), parameters.cells())) {
            Row row = rows.next();
            return row == null || row.cells().isEmpty() ? "0" : ReadableCell.text(row.get(0));
        }
    }

    /** What they have said since. */
    public List<Finding> look(Check check) throws RecordException {
        var findings = new ArrayList<Finding>();
        try {
            Masking masking = means.masking().now();
            var groups = new LogGroups(masking, new Cards(check.log().known()));
            long skipped = 0;
            boolean asked = false;
            if (site.app().isPresent() && !check.log().files().isEmpty()) {
                Reading reading = files(check, groups);
                asked = !reading.found().names().isEmpty();
                skipped = reading.skipped();
                reading.found().unread().forEach(one -> findings.add(finding(check, "/" + one.name(),
                        new Problem(
                                org.fairlead.model.Severity.WARNING, one.why().key(), one.why().args()))));
            }
            asked |= table(check, groups);
            asked |= command(check, groups, findings);
            log.remember(LINES, check.id(), JsonMapper.shared().writeValueAsString(groups.moments()));
            findings.addFirst(judge(check, groups, asked));
            if (skipped > 0) {
                findings.add(finding(check, "/skipped", Problem.warning("machine.log.skipped", skipped
                        >> 10)));
            }
            findings.addAll(groups.cards().findings(check));
        } catch (SiteException e) {
            findings.add(finding(check, "", new Problem(org.fairlead.model.Severity.WARNING, e.problem()
                    .key(), e
                            .problem().args())));
        }
        return findings;
    }

    private record Reading(LogFiles.Found found, long skipped) {}

    private Reading files(Check check, LogGroups groups) throws SiteException, RecordException {
        Map<String, LogMark> marks = log.recall(SCOPE, check.id()).map(LogChecks::marks).orElse(Map.of());
        long[] skipped = {0};
        LogFiles.Found found = new LogFiles(site.app().orElseThrow(), means.fill()).each(check.log(), (tree,
                file,
                name) -> {
            var lines = new NewLines(tree, groups::line);
            lines.read(file, Optional.ofNullable(marks.get(name)));
            skipped[0] += lines.skipped();
        });
        return new Reading(found, skipped[0]);
    }

    private static Map<String, LogMark> marks(String json) {
        try {
            return JsonMapper.shared().readValue(json, new TypeReference<Map<String, LogMark>>() {});
        } catch (JacksonException e) {
            return Map.of();
        }
    }

    private boolean table(Check check, LogGroups groups) throws SiteException, RecordException {
        if (check.log().rows().isEmpty() || !hasTable(check)) {
            return false;
        }
        Map<String, Cell> cells = new HashMap<>(parameters.cells());
        cells.put("mark", new Cell.Text(log.recall(SCOPE, TABLE + check.id()).orElse("0")));
        try (Transaction transaction = site.database().begin(Access.READ);
                Rows rows = transaction.query(check.log().rows(), cells)) {
            int read = 0;
            for (Row row = rows.next(); row != null && read < MOST_ROWS; row = rows.next()) {
                groups.row(ReadableCell.text(row.get(0)), ReadableCell.text(row.get(1)), ReadableCell.whole(
                        row.get(
                                2)));
                read++;
            }
        }
        return true;
    }

    private boolean command(Check check, LogGroups groups, List<Finding> findings) throws SiteException,
            RecordException {
        if (check.log().run().isEmpty()) {
            return false;
        }
        String since = log.recall(SCOPE, SINCE).orElse(Instant.EPOCH.toString());
        Optional<Looked> looked = new Looker(site, means).look(check, Map.of("FAIRLEAD_SINCE", since),
                findings);
        looked.ifPresent(said -> (said.result().out() + "\n" + said.result().err()).lines().forEach(
                groups::line));
        return looked.isPresent();
    }

    private static Finding judge(Check check, LogGroups groups, boolean asked) {
        long errors = groups.count(LogLine.ERROR);
        long warnings = groups.count(LogLine.WARNING);
        Problem problem = !asked ? Problem.info("machine.log.none", check.id())
                : errors > 0 ? Looker.wrong(check, errors)
                : warnings > 0 ? Problem.info("machine.log.warnings", warnings)
                : Problem.passed("check." + check.id() + ".passed");
        return finding(check, "", problem).with(groups.evidence());
    }

    private static Finding finding(Check check, String more, Problem problem) {
        return Looker.finding(check, more, problem);
    }
}
