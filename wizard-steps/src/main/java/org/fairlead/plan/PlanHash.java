package org.fairlead.plan;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import tools.jackson.databind.json.JsonMapper;

import org.fairlead.playbook.KnownPlaybook;
import org.fairlead.playbook.Playbook.Choice;
import org.fairlead.playbook.Way;

/** The name of a plan: a hash over what decides the outcome, and nothing else. */
public final class PlanHash {
    private PlanHash() {}

    /**
     * Hex SHA-256 over canonical JSON (names sorted, no white space) of playbook, job, the answers that
     * count, the
     * decisions on misfits and zones, the names of the secrets that are given, and the hash of the playbook's
     * folder. Not
     * over connections, people, ticks or times; the order in which decisions were made does not matter.
     */
    public static String of(Plan plan, KnownPlaybook known) {
        Map<String, String> answers = new TreeMap<>(Answers.of(known.playbook(), plan));
        answers.values().removeIf(String::isEmpty);
        var secrets = new TreeSet<String>();
        for (Choice choice : known.playbook().choices()) {
            if (choice.isSecret() && Answers.arises(choice, answers)
                    && !(plan.secrets().getOrDefault(choice.id(), SecretRef
                            .none()) instanceof SecretRef.None)) {
                secrets.add(choice.id());
            }
        }
        var outcome = new TreeMap<String, Object>(Map.of("playbook", plan.playbook(), "job", plan.job(),
                "answers",
                answers, "secrets", secrets, "folder", known.hash()));
        outcome.put("misfits", plan.misfits().stream()
                .map(m -> List.of(m.table(), m.column(), m.misfit().id(), m.rule().id()))
                .map(PlanHash::json).distinct().sorted().toList());
        outcome.put("zones", plan.zones().stream().map(z -> List.of(z.table(), z.column(), z.zone()))
                .map(PlanHash::json).distinct().sorted().toList());
        if (plan.way() != Way.DIRECT) {
            outcome.put("way", plan.way().word());
        }
        if (!plan.configuration().equals(Carry.NONE)) {
            outcome.put("configuration", configuration(plan.configuration()));
        }
        if (!plan.provider().equals(ProviderChoice.NONE)) {
            outcome.put("provider", List.of(plan.provider().to(), plan.provider().model(), !(plan.provider()
                    .key() instanceof SecretRef.None)));
        }
        if (!plan.data().equals(DataChoice.NONE)) {
            outcome.put("data", data(plan.data()));
        }
        if (!plan.commands().isEmpty()) {
            var commands = new TreeMap<String, String>();
            plan.commands().forEach((id, approval) -> commands.put(id, approval.act()));
            outcome.put("commands", commands);
        }
        return sha256(JsonMapper.shared().writeValueAsBytes(outcome));
    }

    private static Map<String, Object> data(DataChoice data) {
        var matches = new TreeMap<String, Object>();
        data.matches().forEach((key, pairs) -> matches.put(key, new TreeMap<>(pairs)));
        var leftOut = new TreeMap<String, Object>();
        data.leaveOut().forEach((key, patterns) -> leftOut.put(key, patterns.stream().sorted().toList()));
        var chosen = new TreeMap<String, Object>(Map.of("datasets", data.datasets().stream().sorted()
                .toList(), "since", data
                        .since(), "matches", matches, "leave-out", leftOut, "unmatched", data.unmatched()
                                .word(),
                "mask",
                data.mask().stream().sorted().toList()));
        if (data.existing() != DataChoice.Existing.KEEP) {
            chosen.put("existing", data.existing().word());
        }
        return chosen;
    }

    /** Where a bundle lies does not count, what is in it is bound by what was seen of each setting. */
    private static Map<String, Object> configuration(Carry carry) {
        var decisions = new TreeMap<String, List<String>>();
        carry.decisions().forEach((setting, decision) -> decisions.put(setting, List.of(decision.act().word(),
                String.valueOf(decision.value()), decision.seen())));
        return new TreeMap<>(Map.of("components", carry.components().stream().sorted().toList(), "secrets",
                carry
                        .secrets(), "environment", carry.environment(), "mode", carry.mode().word(),
                "strategy", carry
                        .strategy().word(), "layouts", List.of(carry.fromLayout(), carry.toLayout()),
                "decisions", decisions, "replace", carry.replace().stream().map(
                        pair -> List.of(pair.from(), pair.to())).toList()));
    }

    private static String json(List<String> words) {
        return JsonMapper.shared().writeValueAsString(words);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
