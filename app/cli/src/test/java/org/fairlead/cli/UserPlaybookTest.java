package org.fairlead.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.sample.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;

class UserPlaybookTest {
    @TempDir
    private Path folder;

    @Test
    void runsNoStatementOfAPlaybookBeforeItIsTrustedNorAfterItChanged() throws Exception {
        var sample = new SampleRun(folder, false, TestPostgres.v2());
        Path own = Files.createDirectories(sample.home().resolve("playbooks/own-tool"));
        Files.writeString(own.resolve("playbook.yaml"), """
                fairlead-playbook: 1
                id: own-tool
                system: {kind: own, layouts: [{id: a, dialects: [sqlite], present: [auth_user]},
                  {id: b, dialects: [postgresql], present: [auth_user]}]}
                jobs: [{id: move, from: [a], to: b, steps: [assess, transfer, verify]}]
                connections: {source: {dialects: [sqlite]}, target: {dialects: [postgresql]}}
                datasets: [{table: auth_user}]
                timings: [{id: users, sql: SELECT count(*) FROM auth_user}]
                """);
        Files.writeString(sample.plan(), SampleRun.read(sample.plan()).replace("ai-design-tool", "own-tool")
                .replace("upgrade-v1-v2", "move").replaceAll("(?s)\\nchoices:.*?(?=\\n\\S|$)", ""));
        String home = sample.home().toString();

        SampleRun.Said refused = sample.fairlead("assess", sample.plan().toString(), "--home", home);
        assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.err()).contains("--trust own-tool");

        assertThat(sample.fairlead("playbooks", "--trust", "own-tool", "--home", home).code()).isZero();
        SampleRun.Said assessed = sample.fairlead("assess", sample.plan().toString(), "--home", home);
        assertThat(assessed.err()).isEmpty();
        assertThat(assessed.code()).isZero();

        Files.writeString(own.resolve("playbook.yaml"), "# changed\n", StandardOpenOption.APPEND);
        assertThat(sample.fairlead("assess", sample.plan().toString(), "--home", home).code())
                .isEqualTo(ExitCode.FAILED);
    }
}
