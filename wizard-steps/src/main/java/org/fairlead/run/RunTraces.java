package org.fairlead.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.fairlead.config.ConfigurationReader;
import org.fairlead.config.SiteConfiguration;
import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Row;
import org.fairlead.model.TableShape;
import org.fairlead.move.LayoutProbe;
import org.fairlead.plan.Plan;
import org.fairlead.plan.PlanWriter;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Dataset;
import org.fairlead.record.RunLog;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Rows;
import org.fairlead.site.Site.Side;
import org.fairlead.site.TableRead;
import org.fairlead.site.Transaction;

/**
 * Whether the record and the reports of a run hold what people wrote, or a key: a sample of the target's
 * texts
 * and
 * every stored key is looked for in them. What is found is named by file, never repeated.
 */
record RunTraces(Playbook playbook, Plan plan, RunSites sites, RunLog log) {

    private static final int SAMPLE = 200;
    private static final int SHORTEST = 16;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9 ,.]{" + SHORTEST + ",80}");
    private static final Set<String> READ = Set.of("html", "md", "json", "txt", "csv", "log", "yaml");
    private static final String RECORD = "record.sqlite3";

    /** Nothing where the target has neither such texts nor keys. */
    List<Finding> look() throws ProblemException {
        if (!plan.way().hasTarget()) {
            return List.of();
        }
        Set<String> wanted = wanted();
        String planned = PlanWriter.write(plan);
        wanted.removeIf(planned::contains); // a question or a name of the plan stands in the record by right
        if (wanted.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<List<String>>();
        var search = new ManyTexts(wanted);
        try {
            for (Path file : files()) {
                if (search.isIn(file)) {
                    found.add(List.of(String.valueOf(file.getFileName())));
                }
            }
        } catch (IOException e) {
            return List.of(new Finding("privacy/traces", "verify.group.privacy", Problem.warning(
                    "verify.warning.traces-unread", log.folder().toString())));
        }
        return List.of(new Finding("privacy/traces", "verify.group.privacy", found.isEmpty() ? Problem.passed(
                "verify.passed.traces", wanted.size()) : Problem.blocker("verify.problem.traces", found
                        .size(), String.join(", ", found.stream().map(List::getFirst).toList())))
                .with(new Evidence(List.of("evidence.file"), found, found.size())));
    }

    private List<Path> files() throws IOException {
        var files = new ArrayList<Path>();
        try (Stream<Path> all = Files.walk(log.folder())) {
            all.filter(Files::isRegularFile).filter(file -> READ.contains(ending(file))).sorted().forEach(
                    files::add);
        }
        Path home = log.folder().toAbsolutePath().normalize();
        for (int up = 0; up < 2 && home.getParent() != null; up++) {
            home = home.getParent();
        }
        Stream.of(RECORD, RECORD + "-wal").map(home::resolve).filter(Files::isRegularFile).forEach(
                files::add);
        return files;
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private Set<String> wanted() throws ProblemException {
        var wanted = new LinkedHashSet<String>();
        Playbook here = playbook.at(plan.target().prefix());
        try (Database database = sites.database(plan.target(), Side.TARGET);
                Transaction transaction = database.begin(Access.READ)) {
            for (Dataset dataset : here.datasets()) {
                if (dataset.beside().applies() && plan.data().takes(dataset.id())) {
                    texts(database, transaction, dataset, wanted);
                }
            }
            String layout = LayoutProbe.recognise(here, database).map(Playbook.Layout::id).orElse("");
            SiteConfiguration settings = new ConfigurationReader(here.configuration(), layout).read(
                    transaction);
            here.configuration().settings().stream().filter(setting -> setting.secret()).forEach(
                    setting -> settings
                            .of(setting.id()).map(stored -> stored.value().asString("")).filter(key -> key
                                    .length() >= SHORTEST).ifPresent(wanted::add));
        }
        return wanted;
    }

    /** Of each text that people wrote, a run of plain letters long enough to be no accident. */
    private static void texts(Database database, Transaction transaction, Dataset dataset, Set<String> wanted)
            throws ProblemException {
        TableShape shape = database.shape(dataset.table()).orElse(null);
        List<Column> personal = shape == null ? List.of() : dataset.personal().stream().flatMap(name -> shape
                .column(name).stream()).toList();
        if (personal.isEmpty()) {
            return;
        }
        try (Rows rows = transaction.read(new TableRead(dataset.table(), personal, List.of(), List.of(),
                SAMPLE))) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                for (Cell cell : row.cells()) {
                    Matcher plain = PLAIN.matcher(cell instanceof Cell.Text(String text) ? text : "");
                    if (plain.find()) {
                        wanted.add(plain.group());
                    }
                }
            }
        }
    }

    /** Looks for many texts in one file at once, by the first bytes of each. */
    private static final class ManyTexts {
        private static final int BLOCK = 1 << 20;
        private static final int LONGEST = 4096;

        private final Map<Long, List<byte[]>> byStart = new HashMap<>();

        ManyTexts(Set<String> texts) {
            for (String text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                if (bytes.length <= LONGEST) {
                    byStart.computeIfAbsent(start(bytes, 0), made -> new ArrayList<>()).add(bytes);
                }
            }
        }

        private static long start(byte[] bytes, int at) {
            long start = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                start = (start << 8) | (bytes[at + i] & 0xff);
            }
            return start;
        }

        boolean isIn(Path file) throws IOException {
            try (var in = Files.newInputStream(file)) {
                var block = new byte[BLOCK + LONGEST];
                int kept = 0;
                int read = in.readNBytes(block, 0, BLOCK);
                while (read > 0) {
                    int length = kept + read;
                    if (isIn(block, length)) {
                        return true;
                    }
                    kept = Math.min(LONGEST, length);
                    System.arraycopy(block, length - kept, block, 0, kept);
                    read = in.readNBytes(block, kept, BLOCK);
                }
            }
            return false;
        }

        private boolean isIn(byte[] block, int length) {
            for (int at = 0; at + Long.BYTES <= length; at++) {
                List<byte[]> candidates = byStart.get(start(block, at));
                for (byte[] text : candidates == null ? List.<byte[]>of() : candidates) {
                    if (at + text.length <= length && Arrays.equals(block, at, at + text.length, text,
                            0, text.length)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
