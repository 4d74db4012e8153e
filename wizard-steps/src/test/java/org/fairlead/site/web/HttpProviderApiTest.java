package org.fairlead.site.web;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.fairlead.playbook.Providers.Protocol;
import org.fairlead.sample.TestProvider;
import org.fairlead.secret.Secret;
import org.fairlead.site.SiteException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The list of models, against a server that speaks both protocols. */
class HttpProviderApiTest {
    private static HttpProviderApi at(TestProvider provider, Protocol protocol) throws SiteException {
        return new HttpProviderApi(HttpWeb.at(provider.address(), Duration.ofSeconds(5)), protocol);
    }

    @Test
    void listsTheModelsOfBoth() throws Exception {
        try (var provider = new TestProvider()) {
            assertThat(at(provider, Protocol.OPENAI).models(Secret.of(TestProvider.OPENAI_KEY)).ids())
                    .containsExactly("gpt-4-turbo", "gpt-4o");
            assertThat(at(provider, Protocol.ANTHROPIC).models(Secret.of(TestProvider.ANTHROPIC_KEY)).ids())
                    .as("all pages").containsExactly("claude-3-haiku-20240307", "claude-3-opus-20240229",
                            "claude-3-sonnet-20240229");
        }
    }

    @ParameterizedTest
    @CsvSource({"401,x,key-refused", "403,x,forbidden", "403,not available in your country,region",
            "404,x,not-there", "429,x,too-many", "500,x,trouble", "529,overloaded,trouble",
            "302,x,redirected",
            "418,x,status", "200,no json,no-models", "200,{},no-models"})
    void tellsRefusalsApart(int status, String body, String why) throws Exception {
        try (var provider = new TestProvider()) {
            provider.answer(status, body);
            SiteException refused = catchThrowableOfType(SiteException.class, () -> at(provider,
                    Protocol.OPENAI).models(Secret.of("sk-wrong")));
            assertThat(refused.problem().key()).isEqualTo("provider.problem." + why);
        }
    }

    @Test
    void neverRepeatsTheKeyThatAProviderQuotes() throws Exception {
        try (var provider = new TestProvider()) {
            SiteException refused = catchThrowableOfType(SiteException.class, () -> at(provider,
                    Protocol.ANTHROPIC).models(Secret.of("sk-ant-canary-wrong")));
            assertThat(refused.problem().key()).isEqualTo("provider.problem.key-refused");
            assertThat(String.valueOf(refused.problem().args())).doesNotContain("canary");
        }
    }
}
