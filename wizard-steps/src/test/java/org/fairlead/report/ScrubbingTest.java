package org.fairlead.report;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScrubbingTest {
    private final Scrubbing scrubbing = new Scrubbing(List.of("shop.example", "anna", "/srv/shop", "app"));

    @Test
    void knownWordsGoAsWholeWordsAndEqualOnesStayRecognisable() {
        String scrubbed = scrubbing.of(
                "anna@shop.example asks anna of shop.example about the application in /srv/shop/a.log");

        assertThat(scrubbed).doesNotContain("anna", "shop").contains("application", "a.log");
        assertThat(scrubbing.of("anna")).isEqualTo(scrubbing.of("anna")).isNotEqualTo(scrubbing.of(
                "shop.example"));
    }

    @Test
    void addressesAndFoldersThatNobodyNamedGoToo() {
        assertThat(scrubbing.of("mail to b.c@d.example from 10.0.0.7 and fe80:0:0:1:2:3:4:5")).isEqualTo(
                "mail to …@… from … and …");
        assertThat(scrubbing.of("/home/berta/.fairlead/runs/1/a.age, C:\\Users\\berta\\b.age")).isEqualTo(
                "…/a.age, …/b.age");
        assertThat(scrubbing.of("GET /api/ai/generate-layout/ answered 401 in 12.5 ms")).isEqualTo(
                "GET /api/ai/generate-layout/ answered 401 in 12.5 ms");
    }

    @Test
    void whatIsDeepIsScrubbedTooAndNumbersStay() {
        assertThat(scrubbing.deep(Map.of("a", List.of(Map.of("b", "anna")), "n", 7))).asString()
                .doesNotContain("anna")
                .contains("n=7");
    }

    @Test
    void aPathBehindThePortOfAMachineGoesToo() {
        var scrubbing = new Scrubbing(java.util.List.of("/secret/place/.env"));

        assertThat(scrubbing.of("sftp://u@10.0.0.1:2222/secret/place/.env")).doesNotContain("place");
        assertThat(scrubbing.of("sftp://u@10.0.0.1:2222/srv/client/app/.env")).doesNotContain("client",
                "app");
    }
}
