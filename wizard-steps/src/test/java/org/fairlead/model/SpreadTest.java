package org.fairlead.model;

import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SpreadTest {
    @Test
    void everyFigureIsATimeThatWasSeen() {
        assertThat(Spread.of(LongStream.rangeClosed(1, 20).toArray())).isEqualTo(new Spread(20, 10, 19, 20));
        assertThat(Spread.of(30, 10, 20)).isEqualTo(new Spread(3, 20, 30, 30));
        assertThat(Spread.of(7)).isEqualTo(new Spread(1, 7, 7, 7));
        assertThat(Spread.of()).isEqualTo(Spread.NONE);
    }

    @Test
    void whatTheRecordKeepsIsReadBackAndASingleTimeOfAnOlderRecordToo() {
        Spread spread = Spread.of(5, 6, 900);
        assertThat(Spread.read(spread.text())).contains(spread);
        assertThat(Spread.read("1234")).contains(Spread.of(1234));
        assertThat(Spread.read("")).isEmpty();
        assertThat(Spread.read("1 2 3")).isEmpty();
        assertThat(Spread.read("1 2 x 3")).isEmpty();
    }
}
