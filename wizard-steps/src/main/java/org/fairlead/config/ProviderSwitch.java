package org.fairlead.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import org.fairlead.model.Problem;
import org.fairlead.plan.Carry;
import org.fairlead.plan.Carry.Act;
import org.fairlead.plan.Carry.Decision;
import org.fairlead.plan.ProviderChoice;
import org.fairlead.playbook.Configuration;
import org.fairlead.playbook.Configuration.Place;
import org.fairlead.playbook.Configuration.Setting;
import org.fairlead.playbook.Providers;
import org.fairlead.playbook.Providers.Service;
import org.fairlead.rewrite.PhpWriter;
import org.fairlead.site.SiteException;

/**
 * The settings of a site as they would be with another service: its key and model, the parameters of the old
 * one brought into the bounds of the new one, and the switch. A pure calculation.
 */
public final class ProviderSwitch {
    private final Configuration configuration;
    private final Providers providers;
    private final SiteConfiguration site;
    private final ProviderChoice choice;
    private final Service to;
    private final Service from;
    private final boolean done;
    private final List<SettingNote> notes = new ArrayList<>();
    private final Map<String, StoredSetting> settings;

    /**
     * @param begun
     * whether this run may have made the change already
     * @throws SiteException
     * when there is no such service, it is in use already, or the site's layout has no place for it
     */
    public ProviderSwitch(Configuration configuration, Providers providers, SiteConfiguration site,
            ProviderChoice choice, boolean begun) throws SiteException {
        this.configuration = configuration;
        this.providers = providers;
        this.site = site;
        this.choice = choice;
        List<String> known = providers.offered().stream().map(Service::id).toList();
        this.to = providers.provider(choice.to()).orElseThrow(() -> new SiteException(Problem.blocker(
                "provider.problem.unknown", choice.to(), String.join(", ", known))));
        if (place(providers.primary()).isEmpty()) {
            throw new SiteException(Problem.blocker("provider.problem.no-place", site.layout()));
        }
        String used = inUse(configuration, providers, site).orElse("");
        this.done = begun && used.equals(to.id());
        this.from = providers.provider(used).filter(service -> !service.equals(to)).orElseGet(() -> providers
                .offered().stream().filter(
                        other -> !other
                                .equals(to)).findFirst().orElse(to));
        if (used.equals(to.id()) && !done) {
            throw new SiteException(Problem.blocker("provider.problem.same", to.id()));
        }
        this.settings = new LinkedHashMap<>(site.settings());
    }

    /**
     * What the change comes to.
     *
     * @param notes
     * what had to be fitted
     * @param chart
     * the conversion, line by line
     */
    public record Changed(SiteConfiguration settings, List<SettingNote> notes, List<Line> chart) {
        public Changed {
            notes = List.copyOf(notes);
            chart = List.copyOf(chart);
        }
    }

    /**
     * One line of the conversion chart.
     *
     * @param from
     * setting of the service in use, and its value
     * @param to
     * setting of the new service, and the value that the conversion gives
     */
    public record Line(String from, String fromValue, String to, String toValue) {}

    /**
     * Works it out.
     *
     * @param key
     * the new service's key; empty to use the stored one
     * @throws SiteException
     * when there is no key at all, or it is not of the service's form
     */
    public Changed change(Optional<String> key) throws SiteException {
        Optional<String> known = site.of(to.key()).map(s -> s.value().asString(""));
        if (key.isEmpty() && !to.keyForm().isEmpty() && known.filter(s -> !s.isBlank() && !s.matches(to
                .keyForm())).isPresent()) {
            throw new SiteException(Problem.blocker("provider.problem.key-form", to.id()));
        }
        if (key.isEmpty() && known.filter(k -> !k.isBlank()).isEmpty()) {
            throw new SiteException(Problem.blocker("provider.problem.no-key", to.id()));
        }
        if (key.isPresent()) {
            if (!to.keyForm().isEmpty() && !key.get().matches(to.keyForm())) {
                throw new SiteException(Problem.blocker("provider.problem.key-form", to.id()));
            }
            put(to.key(), JsonNodeFactory.instance.stringNode(key.get()));
        }
        var chart = new ArrayList<Line>();
        chart.add(new Line(from.model(), text(value(from.model())), to.model(), model()));
        for (Map.Entry<String, String> parameter : new TreeMap<>(from.parameters()).entrySet()) {
            String other = to.parameters().get(parameter.getKey());
            if (other != null) {
                chart.add(converted(parameter.getValue(), other, to.limits().getOrDefault(parameter
                        .getKey(), "")));
            }
        }
        put(providers.primary(), JsonNodeFactory.instance.stringNode(to.id()));
        return new Changed(new SiteConfiguration(site.layout(), settings, site.damaged(), site.unknown(), site
                .unmoved()), notes, chart);
    }

    /** The model to use: the chosen one, the stored one, or the chart's proposal. */
    private String model() {
        Optional<String> stored = site.of(to.model()).map(s -> s.value().asString(""));
        if (choice.model().isEmpty() && stored.isPresent()) {
            return stored.get();
        }
        String proposal = choice.model().isEmpty() ? providers.counterpart(from.id(), text(value(from
                .model())), to.id()).orElseGet(() -> text(value(to.model()))) : choice.model();
        if (place(to.model()).filter(place -> !place.allowed().isEmpty() && !place.allowed().contains(
                proposal)).isPresent()) {
            notes.add(new SettingNote(to.model(), "not-allowed", proposal));
        }
        put(to.model(), JsonNodeFactory.instance.stringNode(proposal));
        return proposal;
    }

    private Line converted(String parameter, String other, String limit) {
        Optional<JsonNode> there = value(parameter);
        Optional<StoredSetting> stored = site.of(parameter);
        Optional<Place> place = place(other);
        if (stored.isEmpty() || place.isEmpty()) {
            return new Line(parameter, text(there), other, text(value(other)));
        }
        JsonNode fitted = new SettingCodec(setting(other).kind(), place.get().withLimit(limit)).fitted(other,
                stored
                        .get().value(), notes);
        put(other, fitted);
        return new Line(parameter, text(there), other, text(Optional.of(fitted)));
    }

    private void put(String setting, JsonNode value) {
        place(setting).ifPresent(place -> {
            var codec = new SettingCodec(setting(setting).kind(), place);
            settings.put(setting, new StoredSetting(place.key().isEmpty() ? codec.toRow(value) : PhpWriter
                    .text(
                            codec.toMember(value)), value));
        });
    }

    /**
     * The plan's decisions, and for what the change consists of a decision to take it, unless there is one
     * already.
     */
    public Carry decided(Carry carry) {
        Map<String, Decision> decisions = new HashMap<>(carry.decisions());
        var own = new ArrayList<>(List.of(providers.primary(), to.key()));
        if (!choice.model().isEmpty()) {
            own.add(to.model());
        }
        own.forEach(setting -> decisions.putIfAbsent(setting, Decision.of(Act.TAKE)));
        return carry.withDecisions(decisions);
    }

    /** Whether this run has made the change already. */
    public boolean isDone() {
        return done;
    }

    public Service from() {
        return from;
    }

    public Service to() {
        return to;
    }

    private Setting setting(String id) {
        return setting(configuration, id);
    }

    private static Setting setting(Configuration configuration, String id) {
        return configuration.settings().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    }

    private Optional<Place> place(String setting) {
        return place(configuration, site, setting);
    }

    private static Optional<Place> place(Configuration configuration, SiteConfiguration site,
            String setting) {
        return Optional.ofNullable(setting(configuration, setting).places().get(site.layout()));
    }

    /** What is stored, or else holds by default. */
    private Optional<JsonNode> value(String setting) {
        return value(configuration, site, setting);
    }

    private static Optional<JsonNode> value(Configuration configuration, SiteConfiguration site,
            String setting) {
        return site.of(setting).map(StoredSetting::value).or(() -> place(configuration, site, setting)
                .flatMap(place -> Optional.ofNullable(place.byDefault())));
    }

    /** Id of the service that a site uses; empty where its layout keeps none. */
    public static Optional<String> inUse(Configuration configuration, Providers providers,
            SiteConfiguration site) {
        return value(configuration, site, providers.primary()).map(JsonNode::asString);
    }

    private static String text(Optional<JsonNode> value) {
        return value.map(v -> v.isString() ? v.asString() : v.toString()).orElse("");
    }
}
