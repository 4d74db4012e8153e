package org.fairlead.playbook;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What people are told to do with the dashboard's Redis: its list of blocked addresses outlives a flush. */
class RedisAdviceTest {
    private static final String COMMAND = "redis-cli -n \"$db\" ";

    private final Playbook playbook = PlaybookContractTest.builtIn().map(KnownPlaybook::playbook).filter(
            known -> known.id().equals("faraday-dashboard")).findFirst().orElseThrow();

    private static void keepsTheBlockList(String copy) {
        int kept = copy.indexOf("DUMP \"$key\"");
        int flushed = copy.indexOf(COMMAND + "FLUSHDB");
        int put = copy.indexOf("RESTORE \"$key\"");
        assertThat(List.of(0, kept, flushed, put)).isSorted().doesNotHaveDuplicates();
        assertThat(copy).contains("blocked_ips block_expiry").contains(COMMAND + "EXISTS").contains(
                "[ -z \"$failed\" ] && " + COMMAND + "FLUSHDB");
        assertThat(copy.lines().filter(line -> line.contains("redis-cli"))).allSatisfy(line -> assertThat(
                line).contains(COMMAND));
    }

    @Test
    void theFlushComesBeforeTheStartAndKeepsTheBlockList() {
        List<String> ids = playbook.actions().stream().map(Action::id).toList();

        assertThat(ids.indexOf("flush-redis")).isBetween(0, ids.indexOf("start-api") - 1);
        assertThat(playbook.actions()).filteredOn(action -> action.id().equals("flush-redis")).singleElement()
                .satisfies(action -> keepsTheBlockList(action.copyText()));
    }

    @Test
    void theWayBackKeepsItToo() {
        assertThat(playbook.checklists()).filteredOn(entry -> entry.id().equals("rollback-redis"))
                .singleElement().satisfies(entry -> keepsTheBlockList(entry.copy()));
    }

    @Test
    void nothingElseFlushes() {
        assertThat(playbook.checklists()).filteredOn(entry -> !entry.id().equals("rollback-redis"))
                .noneMatch(entry -> entry.copy().contains("FLUSH"));
    }
}
