package org.fairlead.access;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.site.SiteException;
import org.fairlead.site.Web;
import org.fairlead.site.Web.Answer;

/**
 * Tries the ways in which the site lets programs in: with a nonce and without, with an application password
 * and with a wrong one. The application password is made for the trial and removed, and if that fails goes
 * with
 * the user, who was made for the trial too.
 */
final class Keys {
    private static final String ME = "/?rest_route=/wp/v2/users/me";
    private static final String PASSWORDS = ME + "/application-passwords";
    private static final String NAME = "Fairlead trial";

    private final Web web;
    private final List<List<String>> lines = new ArrayList<>();
    private int open;
    private int closed;

    Keys(Web web) {
        this.web = web;
    }

    /** Tries them as one who is logged in and was made for the trial. */
    Finding run(Visitor visitor) throws SiteException {
        seen("nonce", 200, visitor.session().rest("GET", ME, ""));
        seen("no nonce", 401, visitor.session().restWithoutNonce(ME));
        Answer made = visitor.session().rest("POST", PASSWORDS, "{\"name\":\"" + NAME + "\"}");
        boolean offered = made.status() == 201;
        if (offered) {
            JsonNode body = json(made.body());
            try {
                String login = visitor.person().map(People.Person::login).orElse("");
                seen("application password", 200, basic(login, body.path("password").asString("")));
                seen("wrong application password", 401, basic(login, "wrong"));
            } finally {
                visitor.session().rest("DELETE", PASSWORDS + "/" + body.path("uuid").asString("").replaceAll(
                        "[^0-9a-f-]", ""), "");
            }
        }
        return new Finding("access/ways-in", Trials.GROUP, open > 0
                ? Problem.blocker("access.problem.ways-in", open)
                : closed > 0 ? Problem.warning("access.warning.ways-in", closed)
                : offered ? Problem.passed("access.passed.ways-in")
                : Problem.info("access.info.no-application-passwords", made.status())).with(new Evidence(List
                        .of("evidence.way", "evidence.expected", "evidence.found"), lines, lines.size()));
    }

    private void seen(String way, int wanted, Answer answer) {
        open += wanted == 401 && answer.status() / 100 == 2 ? 1 : 0;
        closed += wanted == 200 && answer.status() != wanted ? 1 : 0;
        lines.add(List.of(way, Integer.toString(wanted), Integer.toString(answer.status())));
    }

    private Answer basic(String login, String password) throws SiteException {
        String both = login + ":" + password;
        return web.get(ME, Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(both
                .getBytes(StandardCharsets.UTF_8))));
    }

    private static JsonNode json(String body) {
        try {
            return JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            return JsonMapper.shared().nullNode();
        }
    }
}
