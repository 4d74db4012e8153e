package org.fairlead.access;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.access.Services.Service;
import org.fairlead.model.Finding;
import org.fairlead.model.Severity;
import org.fairlead.plan.Questions.Question;
import org.fairlead.playbook.Providers.Protocol;
import org.fairlead.record.RunRecord.NewRun;
import org.fairlead.record.SqliteRunRecord;
import org.fairlead.sample.TestProvider;
import org.fairlead.secret.Secret;
import org.fairlead.site.web.HttpProviderApi;
import org.fairlead.site.web.HttpWeb;

import static org.assertj.core.api.Assertions.assertThat;

/** The same questions put to both services over their protocols, no more than allowed. */
class ServicesTest {
    @TempDir
    private Path folder;

    private static Service service(TestProvider provider, String id, Protocol protocol, String key)
            throws Exception {
        return new Service(id, new HttpProviderApi(HttpWeb.at(provider.address(), Duration.ofSeconds(20)),
                protocol), "a-model", Secret.of(key));
    }

    @Test
    void keepsBothAnswersAndNothingOfWhatUsersAsked() throws Exception {
        try (var provider = new TestProvider();
                var record = SqliteRunRecord.open(folder, Clock.systemUTC())) {
            var log = record.log(record.begin(new NewRun("wp", "change", "a", "b")).id());
            var spending = new Spending(5);
            var services = new Services(service(provider, "openai", Protocol.OPENAI,
                    TestProvider.OPENAI_KEY), service(provider, "anthropic", Protocol.ANTHROPIC,
                            TestProvider.ANTHROPIC_KEY), spending, log);

            List<Finding> found = services.ask(List.of(new Question("billing", "What do I owe?", "")), List
                    .of("my private question", "one too many"));

            assertThat(found).hasSize(3).noneMatch(Finding::blocks);
            assertThat(found.getFirst().evidence().rows()).hasSize(2).allMatch(line -> line.get(1).equals(
                    "a-model"));
            assertThat(spending.spent()).isEqualTo(5);
            assertThat(Reply.all(log)).extracting(Reply::item, Reply::question, Reply::answer, Reply::tokens)
                    .startsWith(
                            org.assertj.core.groups.Tuple.tuple("reply-anthropic-1", "What do I owe?",
                                    "answer of anthropic", 7L), org.assertj.core.groups.Tuple.tuple(
                                            "reply-openai-1", "What do I owe?", "answer of openai", 12L));
            assertThat(Reply.all(log).toString() + found).doesNotContain("private").doesNotContain("canary");
        }
    }

    @Test
    void aServiceThatRefusesIsToldAndTheOtherIsAsked() throws Exception {
        try (var provider = new TestProvider();
                var record = SqliteRunRecord.open(folder, Clock.systemUTC())) {
            var log = record.log(record.begin(new NewRun("wp", "change", "a", "b")).id());
            var services = new Services(service(provider, "openai", Protocol.OPENAI, "sk-canary-wrong"),
                    service(provider, "anthropic", Protocol.ANTHROPIC, TestProvider.ANTHROPIC_KEY),
                    new Spending(9), log);

            List<Finding> found = services.ask(List.of(new Question("", "What do I owe?", "")), List.of());

            assertThat(found).extracting(finding -> finding.problem().key()).containsExactly("provider.asked",
                    "provider.problem.key-refused");
            assertThat(found.getLast().problem().severity()).isEqualTo(Severity.WARNING);
        }
    }
}
