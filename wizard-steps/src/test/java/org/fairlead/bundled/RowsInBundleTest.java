package org.fairlead.bundled;

import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

import org.fairlead.bundle.BundleException;
import org.fairlead.bundle.BundleFile;
import org.fairlead.bundle.BundleKey;
import org.fairlead.bundle.BundleManifest;
import org.fairlead.bundle.BundleManifest.Dataset;
import org.fairlead.bundle.BundleManifest.Origin;
import org.fairlead.bundle.BundleMeans;
import org.fairlead.bundle.BundleReader;
import org.fairlead.bundle.BundleTarget;
import org.fairlead.bundle.BundleWriter;
import org.fairlead.bundle.DataFormat;
import org.fairlead.bundle.Protection;
import org.fairlead.bundle.ReadWatch;
import org.fairlead.bundle.TableFacts;
import org.fairlead.bundle.VerifiedBundle;
import org.fairlead.config.WordPressSite;
import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.ColumnKind;
import org.fairlead.model.Progress;
import org.fairlead.model.Row;
import org.fairlead.plan.DataChoice;
import org.fairlead.plan.DataChoice.SideFormat;
import org.fairlead.plan.DataChoice.Unmatched;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Way;
import org.fairlead.record.RunRecord.NewRun;
import org.fairlead.record.SqliteRunRecord;
import org.fairlead.sample.TestMaria;
import org.fairlead.secret.TransientKey;
import org.fairlead.site.Database.Access;
import org.fairlead.site.SiteException;
import org.fairlead.site.TableRead;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.StopSignal;
import org.fairlead.step.export.ExportInput;
import org.fairlead.step.export.ExportReport;
import org.fairlead.step.export.ExportStep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Rows of a real site in a bundle, for Fairlead and for other programs, and bundles that somebody made up.
 */
class RowsInBundleTest {
    private static final TransientKey KEY = TransientKey.create();
    private static final BundleMeans MEANS = new BundleMeans(Clock.systemUTC(), new SecureRandom(), 64L
            << 20);
    private static final String ODD = "O\\'Brien \"q\" Ünï ✓ 😀\n\r\tand\\\\ a,b;c <&> ' \u0001";

    @TempDir
    private Path folder;
    private WordPressSite site;

    @BeforeEach
    void build() throws Exception {
        site = new WordPressSite("wp_", "utf8mb4_unicode_520_ci", WordPressSite.FIRST);
        site.chats();
        site.chat("aaaa", 1, "2026-02-01 10:00:00", ODD, "");
        site.chat("bbbb", 1, "2026-03-01 10:00:00", "plain", ODD);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Path file() {
        return folder.resolve("site.fairlead");
    }

    private StepOutcome<ExportReport> export(Map<String, List<SideFormat>> also, Consumer<Progress> progress,
            StopSignal stop) throws Exception {
        Plan plan = Plan.of("memberpress-ai-assistant", "move-data").withWay(Way.EXPORT).withData(
                new DataChoice(List.of(), "", Map.of(), Map.of(), Unmatched.QUARANTINE, List.of())
                        .writtenAlso(also));
        var record = SqliteRunRecord.open(folder.resolve("home"), Clock.systemUTC());
        var log = record.log(record.begin(new NewRun("wp", "export", "a", "b")).id());
        return new ExportStep().run(new ExportInput(site.playbook(), site.database(), "l1a", Optional.empty(),
                Optional.of(plan), new ExportInput.Destination(BundleTarget.oneFile(file()),
                        new Protection.ToKeys(List.of(KEY.recipient())), Optional.empty(), MEANS),
                "Fairlead test"), new StepContext(log, progress, stop, Clock.systemUTC()));
    }

    private VerifiedBundle open() throws Exception {
        return new BundleReader().verify(BundleFile.at(file()), new BundleKey.Identities(List.of(KEY
                .identity())), ReadWatch.NONE);
    }

    private String content(String dataset) throws Exception {
        var content = new ByteArrayOutputStream();
        try (VerifiedBundle bundle = open()) {
            bundle.parts(dataset, part -> {
                content.writeBytes(part.content());
                return true;
            });
        }
        return content.toString(StandardCharsets.UTF_8);
    }

    private static Map<String, List<SideFormat>> messagesAs(SideFormat format) {
        return Map.of("mpai_messages", List.of(format));
    }

    @Test
    void sqlLoadsWithAStockClientAndIsTheSame() throws Exception {
        export(messagesAs(SideFormat.SQL), progress -> {}, new StopSignal());
        String elsewhere = TestMaria.empty();

        TestMaria.load(elsewhere, content("mpai_messages.sql"));

        String columns = "SELECT id, conversation_id, message, response, created_at FROM ";
        var loaded = new ArrayList<String>();
        try (var connection = TestMaria.connect(elsewhere);
                var rows = connection.createStatement().executeQuery(columns + "mpai_messages ORDER BY id")) {
            while (rows.next()) {
                loaded.add(String.join("|", rows.getString(1), rows.getString(2), rows.getString(3), rows
                        .getString(4), rows.getString(5)));
            }
        }
        assertThat(loaded).isEqualTo(site.rows(columns + "wp_mpai_messages ORDER BY id"));
    }

    @Test
    void csvIsQuotedAsRfc4180Wants() throws Exception {
        export(messagesAs(SideFormat.CSV), progress -> {}, new StopSignal());

        assertThat(content("mpai_messages.counts.csv").lines()).containsExactly(
                "\"person\",\"month\",\"rows\"",
                "\"admin\",\"2026-02\",\"1\"", "\"admin\",\"2026-03\",\"1\"");
        assertThat(content("mpai_messages.csv")).startsWith(
                "\"id\",\"conversation_id\",\"message\",\"response\",\"created_at\"\r\n\"1\",\"aaaa\",\"")
                .contains(
                        '"' + ODD.replace("\"", "\"\"") + '"').endsWith("\r\n");
    }

    @Test
    void xmlIsWellFormedWhateverTheTextHolds() throws Exception {
        export(messagesAs(SideFormat.XML), progress -> {}, new StopSignal());

        var document = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new InputSource(
                new StringReader(content("mpai_messages.xml"))));
        var values = document.getElementsByTagName("value");
        assertThat(values.getLength()).isEqualTo(10);
        assertThat(values.item(7).getTextContent()).isEqualTo("plain");
        assertThat(values.item(2).getAttributes().getNamedItem("encoding").getTextContent()).isEqualTo(
                "base64");
    }

    @Test
    void readsOneMomentOfASiteThatIsUsedMeanwhile() throws Exception {
        var changed = new ArrayList<String>();
        var outcome = export(Map.of(), progress -> {
            if (changed.isEmpty() && progress.activity().equals("export.activity.write")) {
                changed.add(progress.activity());
                try {
                    site.chat("cccc", 1, "2026-04-01 10:00:00", "meanwhile", "");
                    site.run("DELETE FROM wp_mpai_messages WHERE conversation_id = 'aaaa'");
                } catch (java.sql.SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        }, new StopSignal());

        assertThat(changed).isNotEmpty();
        ExportReport report = ((StepOutcome.Done<ExportReport>) outcome).report();
        assertThat(report.tables()).filteredOn(table -> table.dataset().equals("mpai_messages")).first()
                .satisfies(table -> {
                    assertThat(table.rows()).isEqualTo(2);
                    assertThat(table.first()).isEqualTo("2026-02-01T10:00");
                    assertThat(table.last()).isEqualTo("2026-03-01T10:00");
                });
        assertThat(content("mpai_messages")).contains("aaaa").doesNotContain("meanwhile");
    }

    @Test
    void oneThatIsStoppedOrDiesLeavesNothing() throws Exception {
        var stop = new StopSignal();
        for (int i = 0; i < 600; i++) {
            site.chat("c" + i, 1, "2026-04-01 10:00:00", "text", "");
        }
        assertThat(export(Map.of(), progress -> {
            if (progress.activity().equals("export.activity.write")) {
                stop.stop();
            }
        }, stop)).isInstanceOf(StepOutcome.Stopped.class);
        assertThatThrownBy(() -> export(Map.of(), progress -> {
            if (progress.activity().equals("export.activity.check")) {
                throw new IllegalStateException("dead");
            }
        }, new StopSignal())).hasMessage("dead");

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactly("home");
        }
    }

    @Test
    void aPlaceThatTheSiteGivesOutIsRefused() throws Exception {
        var record = SqliteRunRecord.open(folder.resolve("home"), Clock.systemUTC());
        var log = record.log(record.begin(new NewRun("wp", "export", "a", "b")).id());
        var input = new ExportInput(site.playbook(), site.database(), "l1a", Optional.empty(), Optional.of(
                Plan
                        .of("memberpress-ai-assistant", "move-data").withWay(Way.EXPORT)),
                new ExportInput.Destination(BundleTarget.oneFile(file()), new Protection.ToKeys(List.of(KEY
                        .recipient())), Optional.empty(), MEANS, Optional.of(folder)), "Fairlead test");

        assertThatThrownBy(() -> new ExportStep().run(input, new StepContext(log, progress -> {},
                new StopSignal(), Clock.systemUTC()))).isInstanceOfSatisfying(StepException.class,
                        e -> assertThat(e.problem().key()).isEqualTo("export.problem.web-root"));
        assertThat(file()).doesNotExist();
    }

    /** A bundle of one table, as somebody might make it who has the key. */
    private void made(String sum, String... lines) throws Exception {
        var counted = new Lines();
        for (String line : lines) {
            counted.add(line.getBytes(StandardCharsets.UTF_8));
        }
        var facts = new TableFacts("x", List.of("id"), List.of(Column.plain("id", ColumnKind.INTEGER,
                "bigint",
                false), Column.plain("meta_key", ColumnKind.TEXT, "text", true)), counted.rows(), "", "",
                counted.bytes(), sum.isEmpty() ? counted.sha256() : sum);
        var manifest = new BundleManifest(1, "memberpress-ai-assistant", "l1a", new Origin("x", Map.of()),
                List
                        .of(), List.of(new Dataset("usermeta", DataFormat.JSONL, List.of("id", "meta_key"),
                                true, "",
                                facts)), List.of(), Instant.parse("2026-05-06T07:08:09Z"), "x");
        try (BundleWriter writer = BundleWriter.begin(BundleTarget.oneFile(file()), new Protection.ToKeys(List
                .of(KEY.recipient())), manifest, MEANS)) {
            try (var rows = writer.dataset("usermeta")) {
                for (String line : lines) {
                    rows.row(line.getBytes(StandardCharsets.UTF_8));
                }
            }
            writer.finish(Optional.empty(), ReadWatch.NONE);
        }
    }

    private List<Row> read(List<Cell> after) throws Exception {
        var read = new ArrayList<Row>();
        try (VerifiedBundle bundle = open();
                var transaction = new BundledDatabase(bundle, site.playbook()).begin(Access.READ);
                var rows = transaction.read(new TableRead("wp_usermeta", List.of(Column.plain("id",
                        ColumnKind.INTEGER, "bigint", false)), List.of("id"), after, Long.MAX_VALUE))) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                read.add(row);
            }
        }
        return read;
    }

    @Test
    void goesOnBehindAKey() throws Exception {
        made("", line(1), line(3), line(7));

        assertThat(read(List.of(new Cell.Int(3)))).containsExactly(new Row(new Cell.Int(7)));
        assertThat(read(List.of())).hasSize(3);
    }

    private static String line(long id) {
        return "{\"id\":" + id + ",\"meta_key\":null}";
    }

    @Test
    void rowsOutOfOrderTwiceOrNoneAreDamageThoughEverySumHolds() throws Exception {
        made("", line(2), line(1));
        assertThat(damage()).isEqualTo("bundle.problem.row-order");
        made("", line(1), line(1));
        assertThat(damage()).isEqualTo("bundle.problem.row-order");
        made("", line(1), "{\"id\":2}");
        assertThat(damage()).isEqualTo("bundle.problem.row");
    }

    private String damage() {
        SiteException refused = catchThrowableOfType(SiteException.class, () -> read(List.of()));
        assertThat(refused).hasCauseInstanceOf(BundleException.class);
        return refused.problem().key();
    }

    @Test
    void rowsThatAreNotThoseThatWereReadAreRefused() {
        assertThatThrownBy(() -> made("0".repeat(64), line(1))).isInstanceOfSatisfying(BundleException.class,
                e -> assertThat(e.problem().key()).isEqualTo("bundle.problem.table-sum"));
        assertThat(file()).doesNotExist();
    }
}
