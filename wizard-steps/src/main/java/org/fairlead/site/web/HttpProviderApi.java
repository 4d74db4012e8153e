package org.fairlead.site.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.fairlead.model.Problem;
import org.fairlead.playbook.Providers.Protocol;
import org.fairlead.secret.Secret;
import org.fairlead.site.ProviderApi;
import org.fairlead.site.SiteException;
import org.fairlead.site.Web;
import org.fairlead.site.Web.Answer;
import org.fairlead.site.Web.Request;

/**
 * A provider over HTTP. Models: {@code GET /v1/models} with a bearer token (OpenAI), or with key and version
 * in
 * headers of their own and in pages (Anthropic). Questions: {@code POST /v1/chat/completions} and
 * {@code POST /v1/messages}.
 */
public final class HttpProviderApi implements ProviderApi {
    private static final int MOST_PAGES = 20;
    private static final int MOST_MODELS = 2000;
    private static final int OK = 200;

    private final Web web;
    private final Protocol protocol;

    public HttpProviderApi(Web web, Protocol protocol) {
        this.web = web;
        this.protocol = protocol;
    }

    @Override
    public Models models(Secret key) throws SiteException {
        Map<String, String> headers = headers(key);
        String first = protocol == Protocol.OPENAI ? "/v1/models" : "/v1/models?limit=1000";
        var ids = new TreeSet<String>();
        String path = first;
        long millis = 0;
        Limits limits = Limits.UNTOLD;
        for (int page = 0; !path.isEmpty() && page < MOST_PAGES; page++) {
            Answer answer = web.get(path, headers);
            millis = page == 0 ? answer.millis() : millis;
            limits = page == 0 ? limits(answer) : limits;
            JsonNode body = body(answer);
            for (JsonNode model : body.path("data")) {
                if (ids.size() < MOST_MODELS) {
                    ids.add(model.path("id").asString(""));
                }
            }
            boolean more = protocol == Protocol.ANTHROPIC && body.path("has_more").asBoolean(false);
            path = more ? first + "&after_id=" + URLEncoder.encode(body.path("last_id").asString(""),
                    StandardCharsets.UTF_8) : "";
        }
        ids.remove("");
        return new Models(java.util.List.copyOf(ids), millis, limits);
    }

    private Map<String, String> headers(Secret key) {
        return protocol == Protocol.OPENAI
                ? Map.of("Authorization", "Bearer " + key.revealText())
                : Map.of("x-api-key", key.revealText(), "anthropic-version", "2023-06-01");
    }

    @Override
    public Said ask(Secret key, String model, String question, int tokens) throws SiteException {
        ObjectNode body = JsonMapper.shared().createObjectNode().put("model", model).put("max_tokens",
                tokens);
        body.putArray("messages").addObject().put("role", "user").put("content", question);
        Map<String, String> headers = new HashMap<>(headers(key));
        headers.put("Content-Type", "application/json");
        boolean openai = protocol == Protocol.OPENAI;
        Answer answer = web.send(new Request("POST", openai ? "/v1/chat/completions" : "/v1/messages",
                headers, body.toString()));
        JsonNode said = json(answer, "provider.problem.no-answer");
        String text = (openai ? said.at("/choices/0/message/content") : said.at("/content/0/text")).asString(
                "");
        if (text.isBlank()) {
            throw new SiteException(Problem.blocker("provider.problem.no-answer", web.place()));
        }
        JsonNode used = said.path("usage");
        long counted = openai ? used.path("total_tokens").asLong(0)
                : used.path("input_tokens").asLong(0) + used.path("output_tokens").asLong(0);
        return new Said(text, answer.millis(), counted, limits(answer));
    }

    private Limits limits(Answer answer) {
        boolean openai = protocol == Protocol.OPENAI;
        return new Limits(number(answer, openai ? "x-ratelimit-limit-requests"
                : "anthropic-ratelimit-requests-limit"), number(answer, openai
                        ? "x-ratelimit-remaining-requests"
                        : "anthropic-ratelimit-requests-remaining"));
    }

    private static long number(Answer answer, String header) {
        return answer.header(header).filter(value -> value.matches("[0-9]{1,15}")).map(Long::parseLong)
                .orElse(-1L);
    }

    private JsonNode body(Answer answer) throws SiteException {
        JsonNode body = json(answer, "provider.problem.no-models");
        if (!body.path("data").isArray()) {
            throw new SiteException(Problem.blocker("provider.problem.no-models", web.place()));
        }
        return body;
    }

    private JsonNode json(Answer answer, String otherwise) throws SiteException {
        if (answer.status() != OK) {
            throw new SiteException(refusal(answer));
        }
        try {
            return JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException e) {
            throw new SiteException(Problem.blocker(otherwise, web.place()), e);
        }
    }

    /** Tells refusals apart. What the provider writes is not repeated: it may quote the key. */
    private Problem refusal(Answer answer) {
        String about = answer.body().toLowerCase(java.util.Locale.ROOT);
        boolean region = about.contains("region") || about.contains("country") || about.contains("territory");
        String why = switch (answer.status()) {
            case 401 -> "key-refused";
            case 403 -> region ? "region" : "forbidden";
            case 404 -> "not-there";
            case 429 -> "too-many";
            default -> answer.status() >= 500 ? "trouble" : answer.status() / 100 == 3 ? "redirected"
                    : "status";
        };
        return Problem.blocker("provider.problem." + why, web.place(), answer.status());
    }
}
