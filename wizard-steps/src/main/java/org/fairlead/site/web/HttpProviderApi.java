package org.fairlead.site.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeSet;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.Problem;
import org.fairlead.playbook.Providers.Protocol;
import org.fairlead.secret.Secret;
import org.fairlead.site.ProviderApi;
import org.fairlead.site.SiteException;
import org.fairlead.site.Web;
import org.fairlead.site.Web.Answer;

/**
 * The list of models over HTTP: {@code GET /v1/models} with a bearer token (OpenAI), or with key and version
 * in headers of their own and in pages (Anthropic). Costs nothing at either.
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
        Map<String, String> headers = protocol == Protocol.OPENAI
                ? Map.of("Authorization", "Bearer " + key.revealText())
                : Map.of("x-api-key", key.revealText(), "anthropic-version", "2023-06-01");
        String first = protocol == Protocol.OPENAI ? "/v1/models" : "/v1/models?limit=1000";
        var ids = new TreeSet<String>();
        String path = first;
        long millis = 0;
        for (int page = 0; !path.isEmpty() && page < MOST_PAGES; page++) {
            Answer answer = web.get(path, headers);
            millis = page == 0 ? answer.millis() : millis;
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
        return new Models(java.util.List.copyOf(ids), millis);
    }

    private JsonNode body(Answer answer) throws SiteException {
        if (answer.status() != OK) {
            throw new SiteException(refusal(answer));
        }
        try {
            JsonNode body = JsonMapper.shared().readTree(answer.body());
            if (body.path("data").isArray()) {
                return body;
            }
        } catch (JacksonException e) {
            throw new SiteException(Problem.blocker("provider.problem.no-models", web.place()), e);
        }
        throw new SiteException(Problem.blocker("provider.problem.no-models", web.place()));
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
