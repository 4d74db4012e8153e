package org.fairlead.move;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.fairlead.config.WordPressSite;
import org.fairlead.move.Joining.Found;
import org.fairlead.move.Joining.Owner;
import org.fairlead.move.Joining.Owners;
import org.fairlead.move.Joining.Table;
import org.fairlead.plan.DataChoice;
import org.fairlead.plan.DataChoice.Unmatched;
import org.fairlead.playbook.PlaybookCatalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Whose rows would join those of another site, asked of two real servers' databases. */
class JoiningReaderTest {
    private WordPressSite staging;
    private WordPressSite production;

    @BeforeEach
    void prepare() throws Exception {
        staging = new WordPressSite("wp_", "utf8mb4_unicode_520_ci", WordPressSite.FIRST);
        production = new WordPressSite("prod_", "utf8mb4_general_ci", Map.of());
        staging.chats();
        production.chats();
        staging.run("INSERT INTO wp_users (ID, user_login, user_email) VALUES (2, 'anna', 'anna@x.example'),"
                + " (3, 'Ben', 'ben@x.example'), (4, 'test1', 'test1@staging.example'), (5, 'silent', ''),"
                + " (6, 'zoe', 'zoe@x.example')");
        production.run("INSERT INTO prod_users (ID, user_login, user_email) VALUES (7, 'anna', ''),"
                + " (8, 'benjamin', 'ben@x.example'), (9, 'zora', '')");
        staging.chat("aaaa", 2, "2026-02-01 10:00:00", "one", "1");
        staging.chat("bbbb", 3, "2026-03-01 10:00:00", "two", "2");
        staging.chat("cccc", 4, "2026-03-02 10:00:00", "three", "3");
        staging.chat("dddd", 6, "2020-01-01 10:00:00", "four", "4");
        staging.chat("eeee", 99, "2026-03-03 10:00:00", "of nobody any more", "5");
        staging.run("INSERT INTO wp_usermeta (user_id, meta_key, meta_value) VALUES"
                + " (2, 'mpai_has_consented', '1'), (2, 'nickname', 'Anna')");
    }

    @AfterEach
    void close() {
        staging.close();
        production.close();
    }

    private Joining read(DataChoice choice) throws Exception {
        var playbook = PlaybookCatalog.builtIn().find("memberpress-ai-assistant").orElseThrow().playbook()
                .forJob("move-data").between("wp_", "prod_");
        return new JoiningReader(playbook, choice).read(staging.database(), production.database());
    }

    private static DataChoice choice(String since, Map<String, String> matches, List<String> leaveOut) {
        return new DataChoice(List.of(), since, Map.of("users", matches), Map.of("users", leaveOut),
                Unmatched.QUARANTINE, List.of());
    }

    @Test
    void tellsByLoginFromByMailAndFromNobody() throws Exception {
        Joining joining = read(DataChoice.NONE);

        assertThat(joining.tables()).containsExactly(new Table("mpai_conversations",
                "prod_mpai_conversations",
                5, 5), new Table("mpai_messages", "prod_mpai_messages", 5, 5), new Table("usermeta",
                        "prod_usermeta", 1, 1));
        Owners users = joining.owners().getFirst();
        assertThat(users.naturalKey()).isEqualTo("users");
        assertThat(users.owners()).containsExactly(
                new Owner(99, List.of(), 1, Found.NOBODY, ""),
                new Owner(2, List.of("anna", "anna@x.example"), 2, Found.BY_KEY, "anna"),
                new Owner(3, List.of("Ben", "ben@x.example"), 1, Found.OTHERWISE, "benjamin"),
                new Owner(4, List.of("test1", "test1@staging.example"), 1, Found.NOBODY, ""),
                new Owner(6, List.of("zoe", "zoe@x.example"), 1, Found.NOBODY, ""));
        assertThat(users.total()).isEqualTo(5);
        assertThat(users.nobody()).isEqualTo(3);
        assertThat(users.there()).containsExactly("-", "admin", "anna", "benjamin", "zora");
    }

    @Test
    void followsWhatThePlanSays() throws Exception {
        Joining joining = read(choice("2026-01-01", Map.of("Ben", "zora", "anna", "no-such-login"), List.of(
                "*@staging.example")));

        assertThat(joining.tables()).extracting(Table::newer).containsExactly(4L, 4L, 1L);
        assertThat(joining.owners().getFirst().owners()).extracting(Owner::number, Owner::found,
                Owner::becomes).containsExactly(tuple(99L, Found.NOBODY, ""),
                        tuple(2L, Found.NOBODY, ""), tuple(3L, Found.BY_PLAN, "zora"), tuple(4L,
                                Found.LEFT_OUT, ""));
    }

    @Test
    void asksOnlyForOwnersOfChosenTables() throws Exception {
        Joining joining = read(new DataChoice(List.of("usermeta"), "", Map.of(), Map.of(),
                Unmatched.LEAVE_OUT, List.of()));

        assertThat(joining.tables()).hasSize(3);
        assertThat(joining.owners().getFirst().owners()).extracting(Owner::number).containsExactly(2L);
    }

    @Test
    void listsThoseWithoutACounterpartBeforeAnyOther() throws Exception {
        String known = IntStream.range(1000, 1000 + Joining.MOST).mapToObj(i -> "(" + i + ", 'a" + i
                + "')").collect(Collectors.joining(","));
        staging.run("INSERT INTO wp_users (ID, user_login) VALUES " + known);
        production.run("INSERT INTO prod_users (ID, user_login) VALUES " + known);
        staging.run("INSERT INTO wp_usermeta (user_id, meta_key, meta_value) SELECT ID, 'mpai_memory', ''"
                + " FROM wp_users WHERE ID >= 1000");
        Owners users = read(DataChoice.NONE).owners().getFirst();

        assertThat(users.total()).isEqualTo(5 + Joining.MOST);
        assertThat(users.owners()).hasSize(Joining.MOST);
        assertThat(users.owners().stream().filter(owner -> owner.found() == Found.NOBODY)).hasSize(3);
        assertThat(users.there()).hasSize(Joining.MOST);
    }
}
