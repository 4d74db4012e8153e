package org.fairlead.step.backup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.action.BackupSizes;
import org.fairlead.plan.BackupChoice;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.PlaybookCatalog;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunRecord.NewRun;
import org.fairlead.record.SqliteRunRecord;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.AgeSealer;
import org.fairlead.secret.TransientKey;
import org.fairlead.site.Site;
import org.fairlead.site.local.LocalFiles;
import org.fairlead.site.sqlite.SqliteDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Files of an application are measured, and those that a plan leaves out are not kept. */
class LeftOutFilesTest {
    private static final String PLUGIN = "wp-content/plugins/memberpress-ai-assistant";
    private static final String LOGS = "wp-content/mpai-logs";
    private static final String CACHE = "wp-content/uploads/mpai-cache";

    @TempDir
    private Path folder;
    private final Playbook playbook = PlaybookCatalog.builtIn().find("memberpress-ai-assistant").orElseThrow()
            .playbook();

    @BeforeEach
    void prepare() throws Exception {
        for (String path : List.of(PLUGIN + "/plugin.php", LOGS + "/today.log", LOGS + "/old.log", CACHE
                + "/one")) {
            Path file = folder.resolve("site").resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, new byte[1000]);
        }
    }

    private Site site() {
        return new Site(SqliteDatabase.writable(folder.resolve("any.sqlite3")), Optional.empty(), Optional
                .empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(new LocalFiles(
                        folder.resolve("site"))));
    }

    private int kept(RunLog log, List<String> leftOut) throws Exception {
        TransientKey key = TransientKey.create();
        AgeOpener opener = AgeOpener.withIdentity(key.identity());
        AgeSealer sealer = AgeSealer.toKey(key.recipient());
        Path backup = Files.createDirectories(log.folder().resolve("backup"));
        var input = new BackupInput(playbook, Optional.empty(), site(), sealer, opener, false,
                BackupChoice.NONE.withLeaveOut(leftOut));
        return (int) new FileBackup(backup, sealer, opener).app(input, log).stream().mapToLong(
                BackupReport.Item::rows).sum();
    }

    @Test
    void eachIsMeasuredAndKeptUnlessItIsLeftOut() throws Exception {
        try (var record = SqliteRunRecord.open(folder.resolve("home"), Clock.systemUTC())) {
            RunLog log = record.log(record.begin(new NewRun("small", "move", "a", "b")).id());

            assertThat(BackupSizes.measure(playbook, site(), log)).extracting(finding -> finding.problem()
                    .args()).contains(List.of(1L, PLUGIN), List.of(2L, LOGS), List.of(1L, CACHE));
            assertThat(BackupSizes.of(log)).containsEntry(PLUGIN, 1000L).containsEntry(LOGS, 2000L);

            assertThat(kept(log, List.of())).isEqualTo(4);
            assertThat(kept(log, List.of(LOGS))).isEqualTo(2);
            assertThat(kept(log, List.of(PLUGIN, CACHE))).isEqualTo(2);
            assertThat(kept(log, BackupSizes.paths(playbook))).isZero();
        }
    }
}
