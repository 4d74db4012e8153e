package org.fairlead.playbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Services that a system can use one or the other of, and what it takes to change between them.
 *
 * @param primary
 * setting that says which one is used
 * @param offered
 * the services there are
 * @param models
 * rows of a chart: by service, models that stand for one another
 * @param used
 * how much of it the site uses
 */
public record Providers(@JsonProperty("switch") String primary, List<Service> offered,
        List<Map<String, String>> models, Used used, List<String> guide) {

    public static final Providers NONE = new Providers("", List.of(), List.of(), Used.UNKNOWN, List.of());

    public Providers {
        offered = List.copyOf(offered);
        models = models.stream().map(Map::copyOf).toList();
        used = Playbook.orElse(used, Used.UNKNOWN);
        guide = List.copyOf(guide);
    }

    /**
     * How much of a service a site uses, as its own tables tell.
     *
     * @param table
     * that has to be there for it
     * @param peak
     * query for the most questions in one minute; empty where nothing tells
     * @param newest
     * query for the newest questions, at most twenty
     */
    public record Used(String table, String peak, String newest) {

        static final Used UNKNOWN = new Used("", "", "");

        /** The same for a site whose tables have a prefix. */
        public Used at(String prefix) {
            return new Used(table.replace(Configuration.PREFIX, prefix), peak.replace(Configuration.PREFIX,
                    prefix), newest.replace(Configuration.PREFIX, prefix));
        }
    }

    public Optional<Service> provider(String id) {
        return offered.stream().filter(provider -> provider.id().equals(id)).findFirst();
    }

    /** What the chart proposes for a model of another service; empty where it says nothing. */
    public Optional<String> counterpart(String from, String model, String to) {
        return models.stream().filter(row -> model.equals(row.get(from))).map(row -> row.getOrDefault(to, ""))
                .filter(proposal -> !proposal.isEmpty()).findFirst();
    }

    /**
     * One service.
     *
     * @param key
     * setting that holds its key
     * @param model
     * setting that holds the model
     * @param parameters
     * name that the services share to the setting that holds the value
     * @param limits
     * parameter to the greatest value that the service takes
     * @param protocol
     * how it is spoken to
     * @param address
     * where it answers, unless the plan names another place
     * @param keyForm
     * form that its keys have
     */
    public record Service(String id, String key, String model, Map<String, String> parameters,
            Map<String, String> limits, Protocol protocol, String address, String keyForm) {
        public Service {
            parameters = Map.copyOf(parameters);
            limits = Map.copyOf(limits);
        }
    }

    /** How a service is spoken to. */
    public enum Protocol {
        /** A bearer token; the models are listed in one piece. */
        @JsonProperty("openai") OPENAI,
        /** A key and a version in headers; the models are listed in pages. */
        @JsonProperty("anthropic") ANTHROPIC
    }
}
