package org.fairlead.desktop.kit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

import org.fairlead.text.Messages;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:42:00Z");
    private final Words words = new Words(Messages.english(), Clock.fixed(NOW, ZoneId.of("Europe/Paris")));

    @Test
    void saysSizesAndDurationsForPeople() {
        assertThat(words.bytes(999)).isEqualTo("999 B");
        assertThat(words.bytes(48_234_496)).isEqualTo("48.2 MB");
        assertThat(words.seconds(42)).isEqualTo("42 s");
        assertThat(words.seconds(200)).isEqualTo("3 min 20 s");
        assertThat(words.seconds(3_720)).isEqualTo("1 h 2 min");
        assertThat(words.micros(12_400)).isEqualTo("12.4 ms");
        assertThat(words.micros(-1)).isEqualTo("–");
        assertThat(words.number(1_234_567)).isEqualTo("1,234,567");
    }

    @Test
    void saysTimesInTheUsersZone() {
        assertThat(words.when(NOW)).isEqualTo("today 10:42");
        assertThat(words.when(NOW.minusSeconds(86_400))).isEqualTo("yesterday 10:42");
        assertThat(words.when(Instant.parse("2026-11-03T09:42:00Z"))).isEqualTo("3 Nov");
        assertThat(words.when(Instant.parse("2025-12-17T09:42:00Z"))).isEqualTo("17 Dec 2025");
        assertThat(words.exactly(NOW)).isEqualTo("21 November 2026, 10:42 (Central European Time)");
    }
}
