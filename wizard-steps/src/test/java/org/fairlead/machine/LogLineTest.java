package org.fairlead.machine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.fairlead.action.Masking;

import static org.assertj.core.api.Assertions.assertThat;

/** Lines as programs really write them. */
class LogLineTest {
    private static final Masking MASKING = new Masking(List.of("canary-secret-77"));

    private static Optional<LogLine> of(String line) {
        return LogLine.of(line, MASKING);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [26-Nov-2026 10:41:21 UTC] PHP Fatal error:  Uncaught Error: Class "X" not found in /srv/a.php:12 | error
            [26-Nov-2026 10:41:21 Europe/Berlin] PHP Warning:  Undefined $error in /srv/a.php line 7 | warning
            [26-Nov-2026 10:41:21 UTC] PHP Notice:  an ERROR is spoken of | none
            [26-Nov-2026 10:41:21 UTC] WordPress database error Table 'x' doesn't exist for query SELECT | error
            2026-11-26 10:41:21,123 ERROR django.request Internal Server Error: /api/ | error
            ERROR 2026-11-26 10:41:21,123 log Internal Server Error | error
            2026-11-26T10:41:21.5Z CRITICAL worker lost | error
            [2026-11-26 10:41:21,123: WARNING/MainProcess] consumer: Connection to broker lost | warning
            INFO 2026-11-26 said ERROR twice | none
            2026/11/26 10:41:21 [error] 31#31: *5 connect() failed (111: Connection refused) | error
            2026/11/26 10:41:21 [info] 31#31: *5 client closed | none
            [Thu Nov 26 10:41:21.123456 2026] [php:error] [pid 7] [client 10.0.0.7] PHP Parse error: x | error
            {"level": "error", "msg": "x"} | error
            time="2026-11-26T10:41:21Z" level=warning msg="x" | warning
            10.0.0.7 - - [26/Nov/2026:10:41:21 +0000] "GET /errors/ HTTP/1.1" 200 | none
            Traceback (most recent call last): | error
            all is well | none
            """)
    void aLevelIsReadWhereTheProgramWritesIt(String line, String level) {
        assertThat(of(line).map(LogLine::level).orElse("none")).isEqualTo(level);
    }

    @Test
    void equalTroublesReadAlike() {
        String first = "[26-Nov-2026 10:41:21 UTC] PHP Fatal error:  Allowed memory size of 134217728 bytes exhausted "
                + "(tried to allocate 20480 bytes) in /srv/a.php on line 12";
        String second = "[27-Nov-2026 01:02:03 UTC] PHP Fatal error:  Allowed memory size of 268435456 bytes exhausted "
                + "(tried to allocate 4096 bytes) in /srv/a.php on line 99";

        assertThat(of(first).orElseThrow().message()).isEqualTo(of(second).orElseThrow().message()).isEqualTo(
                "PHP Fatal error: Allowed memory size of # bytes exhausted (tried to allocate # bytes) in /srv/a.php "
                        + "on line #");
    }

    @Test
    void nothingThatIsSecretOrAPersonStays() {
        LogLine line = of(
                "2026-11-26 10:41:21 ERROR login of anna.b@example.org from 192.168.7.12 with canary-secret-77 "
                        + "failed: /reset?token=abc&user=anna key sk-abcdefghijklmnopqrstuvwxyz0123456789 "
                        + "id 3f2b8c1e-1111-4222-8333-9a9b9c9d9e9f").orElseThrow();

        assertThat(line.message()).isEqualTo(
                "ERROR login of …@… from # with ••• failed: /reset?… key … id …");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [26-Nov-2026 10:41:21 UTC] x | 2026-11-26T10:41:21Z
            [26-Nov-2026 10:41:21 Europe/Berlin] x | 2026-11-26T09:41:21Z
            2026-11-26T10:41:21.123456+02:00 x | 2026-11-26T08:41:21Z
            2026-11-26 10:41:21,123 x | 2026-11-26T10:41:21Z
            [26/Nov/2026:10:41:21 +0100] x | 2026-11-26T09:41:21Z
            2026/11/26 10:41:21 [error] x | 2026-11-26T10:41:21Z
            [Thu Nov 26 10:41:21.123456 2026] [php:error] x | 2026-11-26T10:41:21Z
            """)
    void itsMomentIsUnderstood(String line, String moment) {
        assertThat(LogTime.of(line).orElseThrow().at()).contains(Instant.parse(moment));
    }

    @Test
    void whatIsNoTimeIsNone() {
        assertThat(LogTime.of("2026-13-45 99:99:99 x").orElseThrow().at()).isEmpty();
        assertThat(LogTime.of("all is well")).isEmpty();
    }
}
