package org.fairlead.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.site.SiteException;
import org.fairlead.site.Web;
import org.fairlead.site.Web.Answer;

/**
 * What WordPress itself says of a plugin (REST, {@code /wp/v2/plugins}).
 *
 * @param version
 * as the plugin's header gives it
 * @param status
 * "active", "inactive" or "network-active"
 */
public record PluginState(String version, String status) {
    private static final String LIST = "/?rest_route=/wp/v2/plugins&_fields=plugin,status,version";
    private static final String INDEX = "/?rest_route=/&_fields=namespaces";
    private static final int LONGEST = 60;

    /**
     * Asks as somebody who is logged in.
     *
     * @param folder
     * of the plugin, below that of all plugins
     * @return empty where this user may not see it
     */
    public static Optional<List<PluginState>> of(Session session, String folder) throws SiteException {
        Answer answer = session.rest("GET", LIST, "");
        if (answer.status() != 200) {
            return Optional.empty();
        }
        try {
            JsonNode all = JsonMapper.shared().readTree(answer.body());
            if (!all.isArray()) {
                return Optional.empty();
            }
            var found = new ArrayList<PluginState>();
            for (JsonNode one : all) {
                if (one.path("plugin").asString("").startsWith(folder + "/")) {
                    found.add(new PluginState(word(one, "version"), word(one, "status")));
                }
            }
            return Optional.of(found);
        } catch (JacksonException e) {
            return Optional.empty(); // a page that is no list tells nothing
        }
    }

    private static String word(JsonNode plugin, String name) {
        String text = plugin.path(name).asString("").replaceAll("[^A-Za-z0-9._+-]", "?");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    /**
     * Which of some name spaces the index of the site's interface lists; anybody may ask.
     *
     * @return in alphabetical order
     */
    public static List<String> namespaces(Web web, List<String> ours) throws SiteException {
        Answer answer = Session.anonymous(web).get(INDEX);
        try {
            var listed = new TreeSet<>(JsonTexts.of(JsonMapper.shared().readTree(answer.body()).path(
                    "namespaces")));
            listed.retainAll(ours);
            return List.copyOf(listed);
        } catch (JacksonException e) {
            return List.of(); // a page that is no index names none
        }
    }
}
