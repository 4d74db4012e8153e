package org.fairlead.config;

import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import org.fairlead.model.Problem;
import org.fairlead.secret.Secret;
import org.fairlead.site.ProviderApi;
import org.fairlead.site.ProviderApi.Models;
import org.fairlead.site.SiteException;

/**
 * A change of service looked at before it is made: what it comes to, and what the new service says when it is
 * asked with the key. Holds no key.
 *
 * @param from
 * id of the service in use
 * @param to
 * id of the new one
 * @param model
 * the model that would be used
 * @param chart
 * the conversion
 * @param notes
 * what had to be fitted
 * @param models
 * what the new service offers; empty when it did not answer or was not asked
 * @param refused
 * why it did not answer
 */
public record ProviderTrial(String from, String to, String model, List<ProviderSwitch.Line> chart,
        List<SettingNote> notes, Optional<Models> models, Optional<Problem> refused) {
    public ProviderTrial {
        chart = List.copyOf(chart);
        notes = List.copyOf(notes);
    }

    /**
     * Works the change out and asks the new service for its models.
     *
     * @param given
     * the key that the plan names; empty to use the one that the site has stored
     * @throws SiteException
     * when the change cannot be made at all
     */
    public static ProviderTrial of(ProviderSwitch change, SiteConfiguration site, Optional<Secret> given,
            ProviderApi api) throws SiteException {
        ProviderSwitch.Changed changed = change.change(given.map(Secret::revealText));
        String model = changed.settings().of(change.to().model()).map(StoredSetting::value).map(
                JsonNode::asString).orElse("");
        Optional<Models> models = Optional.empty();
        Optional<Problem> refused = Optional.empty();
        String stored = site.of(change.to().key()).map(s -> s.value().asString("")).orElse("");
        try (Secret key = Secret.of(given.map(Secret::revealText).orElse(stored))) {
            models = Optional.of(api.models(key));
        } catch (SiteException e) {
            refused = Optional.of(e.problem());
        }
        return new ProviderTrial(change.from().id(), change.to().id(), model, changed.chart(), changed
                .notes(),
                models, refused);
    }

    /** Whether the new service has the model; also true where it was not asked. */
    public boolean hasModel() {
        return models.map(offered -> model.isEmpty() || offered.ids().contains(model)).orElse(true);
    }
}
