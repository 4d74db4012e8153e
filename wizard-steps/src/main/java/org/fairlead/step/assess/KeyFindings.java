package org.fairlead.step.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.StoredKeys;
import org.fairlead.playbook.StoredKeys.Group;
import org.fairlead.site.KeyValueFacts;
import org.fairlead.site.KeyValues;
import org.fairlead.site.Settings;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;

/**
 * The target's key-value store: whether it answers and can be worked on, what lies in it, and whether all of
 * it can be kept. Writes nothing.
 */
final class KeyFindings {
    private static final String GROUP = "assess.group.keys";

    private final Playbook playbook;
    private final Site target;
    private final List<Finding> findings = new ArrayList<>();

    KeyFindings(Playbook playbook, Site target) {
        this.playbook = playbook;
        this.target = target;
    }

    List<Finding> run() throws SiteException {
        if (target.keyValues().isEmpty()) {
            notConnected();
            return findings;
        }
        KeyValues store = target.keyValues().get();
        try {
            KeyValueFacts facts = store.facts();
            server(store, facts);
            if (!facts.cluster() && !facts.loading()) {
                var counts = new KeyCounts(playbook.keyValues());
                counts.take(store);
                contents(store, counts);
                safety(store, facts, counts);
            }
        } catch (SiteException e) {
            say("reached", e.problem());
        } catch (ProblemException e) {
            throw new SiteException(e.problem(), e);
        }
        return findings;
    }

    private Finding finding(String id, Problem problem) {
        return new Finding("keys/" + id, GROUP, problem);
    }

    private void say(String id, Problem problem) {
        findings.add(finding(id, problem));
    }

    /** Nothing to look at: whether the site says that there is something. */
    private void notConnected() throws SiteException {
        if (playbook.keyValues().equals(StoredKeys.NONE)) {
            return;
        }
        Optional<String> named = named();
        say("connected", named.isPresent()
                ? Problem.warning("assess.keys.not-connected", named.get(), target.settings().map(
                        Settings::place).orElse(""))
                : Problem.info("assess.keys.none"));
    }

    /** The setting that names a store, where the target's settings have one. */
    private Optional<String> named() throws SiteException {
        if (target.settings().isEmpty() || !target.settings().get().exists()) {
            return Optional.empty();
        }
        for (String field : List.of("redis-address", "redis-host")) {
            String name = playbook.connections().target().fill().getOrDefault(field, "");
            if (!name.isEmpty() && target.settings().get().value(name).filter(value -> !value.isBlank())
                    .isPresent()) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private void server(KeyValues store, KeyValueFacts facts) throws SiteException {
        String place = store.place();
        say("reached", facts.cluster() ? Problem.blocker("redis.problem.cluster", place)
                : facts.replica() ? Problem.blocker("redis.problem.read-only", place)
                : facts.loading() ? Problem.blocker("redis.problem.busy", place, "LOADING")
                : Problem.passed("assess.passed.keys-answer", facts.product(), facts.version(), place, store
                        .count()));
    }

    private void contents(KeyValues store, KeyCounts counts) {
        findings.add(finding("inventory", Problem.info("assess.keys.inventory", counts.keys(), counts
                .needed(),
                store.place())).with(counts.table()).covering(playbook.keyValues().groups().stream().flatMap(
                        group -> group.guide().stream()).distinct().toList()));
        for (KeyCounts.Count count : counts.found()) {
            Group group = count.group().orElseThrow();
            findings.add(finding("group/" + group.id(), Problem.info("keys." + group.id(), count.keys(), count
                    .endless())).with(names(count)).covering(group.guide()));
        }
        KeyCounts.Count unclaimed = counts.unclaimed();
        if (unclaimed.keys() > 0 && !playbook.keyValues().equals(StoredKeys.NONE)) {
            findings.add(finding("unclaimed", Problem.warning("assess.keys.unclaimed", unclaimed.keys(),
                    unclaimed.endless())).with(names(unclaimed)));
        }
        if (counts.unexpected().total() > 0) {
            findings.add(finding("expiry", Problem.warning("assess.keys.unexpected-expiry", counts
                    .unexpected()
                    .total())).with(counts.unexpected()));
        }
        if (counts.tooLarge().total() > 0) {
            findings.add(finding("too-large", Problem.blocker("backup.problem.keys-too-large", counts
                    .tooLarge().total(), store.place(), KeyValues.LARGEST >> 20)).with(counts.tooLarge()));
        }
    }

    private static Evidence names(KeyCounts.Count count) {
        return new Evidence(List.of("evidence.key", "evidence.keys-type"), count.samples(), count.keys());
    }

    private void safety(KeyValues store, KeyValueFacts facts, KeyCounts counts) {
        boolean needed = counts.needed() > 0;
        boolean keeps = !facts.persistence().equals("none") && !facts.persistence().equals("unknown");
        String persistence = "assess.keys.persistence." + facts.persistence();
        say("persistence", needed && !keeps ? Problem.warning(persistence, store.place()) : Problem.info(
                persistence, store.place()));
        say("policy", facts.maxBytes() > 0 && facts.evictsAll() && needed
                ? Problem.warning("assess.keys.evicts", facts.policy(), counts.needed())
                : Problem.passed("assess.passed.keys-policy", facts.policy()));
        long needs = 2 * counts.largestBytes();
        say("memory", facts.freeBytes() >= needs
                ? Problem.passed("assess.passed.keys-memory", facts.usedBytes() >> 20, facts.maxBytes() >> 20)
                : Problem.warning("assess.keys.memory", facts.freeBytes() >> 20, needs >> 20, store.place()));
    }
}
