package org.fairlead.action;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.config.WordPressSite;
import org.fairlead.playbook.Playbook;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunRecord.NewRun;
import org.fairlead.record.SqliteRunRecord;

import static org.assertj.core.api.Assertions.assertThat;

/** Settings and jobs of a site wait and come back as they were, whatever happens meanwhile. */
class SetAsideTest {
    private static final String JOB = "s:24:\"mpai_plugin_logs_cleanup\";a:1:{s:1:\"k\";a:3:{s:8:\"schedule\";"
            + "s:5:\"daily\";s:4:\"args\";a:0:{}s:8:\"interval\";i:86400;}}";
    private static final String OTHER = "s:16:\"wp_version_check\";a:1:{s:1:\"k\";a:1:{s:8:\"interval\";i:43200;}}";
    private static final String TIMES = "a:3:{i:1000000;a:1:{" + OTHER + "}i:1500000;a:1:{" + JOB
            + "}s:7:\"version\";i:2;}";

    @TempDir
    private Path folder;
    private WordPressSite site;
    private SqliteRunRecord record;
    private RunLog log;
    private SetAside aside;

    @BeforeEach
    void prepare() throws Exception {
        site = new WordPressSite("wp_", "utf8mb4_unicode_520_ci", Map.of("mpai_enable_mcp", "1",
                "mpai_enable_wpcli", "0", "cron", TIMES));
        record = SqliteRunRecord.open(folder, Clock.systemUTC());
        log = record.log(record.begin(new NewRun("wp", "import", "a", "b")).id());
        Playbook playbook = site.playbook();
        aside = new SetAside(playbook.quiet(), playbook.configuration().stores().getFirst(), site.database(),
                log);
    }

    @AfterEach
    void close() {
        site.close();
        record.close();
    }

    private String value(String name) throws Exception {
        List<String> rows = site.rows("SELECT option_value FROM wp_options WHERE option_name = '" + name
                + "'");
        return rows.isEmpty() ? "-" : rows.getFirst();
    }

    private static Clock at(long second) {
        return Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC);
    }

    @Test
    void everythingIsAsItWasAgain() throws Exception {
        Map<String, String> before = site.options();

        assertThat(aside.off()).isEqualTo(5);
        assertThat(value("mpai_enable_mcp")).isEqualTo("0");
        assertThat(value("mpai_enable_memberpress_info_tool")).isEqualTo("0");
        assertThat(value("cron")).isEqualTo("a:2:{i:1000000;a:1:{" + OTHER + "}s:7:\"version\";i:2;}");
        assertThat(SetAside.isQuiet(log)).isTrue();
        assertThat(aside.off()).as("once more after being cut off").isZero();

        assertThat(aside.on(at(1_400_000))).isEqualTo(new SetAside.Back(4, 1, 0));
        assertThat(site.options()).isEqualTo(before);
        assertThat(value("cron")).isEqualTo(TIMES);
        assertThat(SetAside.isQuiet(log)).isFalse();
    }

    @Test
    void whatSomebodyChangedMeanwhileStays() throws Exception {
        aside.off();
        site.set("mpai_enable_mcp", "maybe");
        site.set("cron", TIMES.replace("i:86400", "i:3600"));

        assertThat(aside.on(at(1_400_000))).isEqualTo(new SetAside.Back(3, 1, 1));
        assertThat(value("mpai_enable_mcp")).isEqualTo("maybe");
        assertThat(value("cron")).isEqualTo(TIMES.replace("i:86400", "i:3600"));
    }

    @Test
    void aJobWhoseTimeIsOverRunsAtItsNextOne() throws Exception {
        aside.off();

        aside.on(at(1_600_000));

        assertThat(value("cron")).contains("i:1672800;a:1:{" + JOB + "}").doesNotContain("i:1500000");
    }

    @Test
    void timesThatNobodyUnderstandsStayAsTheyAre() throws Exception {
        site.set("cron", "a:1:{broken");

        aside.off();
        aside.on(at(1_600_000));

        assertThat(value("cron")).isEqualTo("a:1:{broken");
    }
}
