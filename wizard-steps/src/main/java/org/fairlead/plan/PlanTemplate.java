package org.fairlead.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.fairlead.playbook.Configuration;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Choice;
import org.fairlead.playbook.Playbook.Needs;
import org.fairlead.playbook.Playbook.Want;
import org.fairlead.playbook.Providers;
import org.fairlead.playbook.Rehearsing;
import org.fairlead.playbook.Way;

/**
 * Writes the plan file that a person fills in: every question with its answers as comments, proposals in
 * place.
 */
public final class PlanTemplate {
    private final Playbook playbook;
    private final Function<String, Optional<String>> texts;

    /**
     * @param texts
     * key to sentence, over the texts of the program and of the playbook
     */
    public PlanTemplate(Playbook playbook, Function<String, Optional<String>> texts) {
        this.playbook = playbook;
        this.texts = texts;
    }

    /** The file for one job. */
    public String write(String job) {
        return write(job, Endpoint.EMPTY, Endpoint.EMPTY);
    }

    /** The file for one job, with what is known of the connections filled in. */
    public String write(String job, Endpoint source, Endpoint target) {
        return new PlanTemplate(playbook.forJob(job), texts).of(job, source, target);
    }

    private String of(String job, Endpoint source, Endpoint target) {
        var yaml = new YamlText();
        comment(yaml, 0, "plan.template.head");
        yaml.raw(0, "fairlead-plan: " + Plan.FORMAT);
        yaml.entry(0, "playbook", playbook.id());
        comment(yaml, 0, "job." + job);
        yaml.entry(0, "job", job);
        way(yaml, playbook.job(job).map(Playbook.Job::ways).orElse(List.of()));
        if (playbook.job(job).stream().noneMatch(j -> j.ways().equals(List.of(Way.HERE)))) {
            side(yaml, "source", playbook.connections().source(), source);
        }
        side(yaml, "target", playbook.connections().target(), target);
        choices(yaml);
        secrets(yaml);
        yaml.gap();
        comment(yaml, 0, "plan.template.misfits");
        yaml.raw(0, "misfits: []");
        yaml.gap();
        comment(yaml, 0, "plan.template.zones");
        yaml.raw(0, "zones: []");
        yaml.gap();
        comment(yaml, 0, "plan.template.people");
        yaml.raw(0, "people: {}");
        if (!CommandTexts.ids(playbook).isEmpty()) {
            yaml.gap();
            comment(yaml, 0, "plan.template.commands");
            yaml.raw(0, "commands: {}");
        }
        acceptance(yaml);
        backup(yaml, job);
        rehearsal(yaml, job);
        configuration(yaml);
        playbook.job(job).filter(j -> j.steps().contains("transfer")).ifPresent(j -> data(yaml));
        playbook.job(job).filter(Playbook.Job::changesProvider).ifPresent(j -> provider(yaml));
        return yaml.toString();
    }

    private void backup(YamlText yaml, String job) {
        boolean server = playbook.connections().target().dialects().stream().anyMatch(dialect -> !dialect
                .equals("sqlite"));
        if (server && playbook.job(job).filter(j -> j.steps().contains("backup")).isPresent()) {
            yaml.gap();
            comment(yaml, 0, "plan.template.backup");
            yaml.section(0, "backup");
            comment(yaml, 2, "plan.template.whole-database");
            // a database that is shared holds what no other backup of this run would bring back
            yaml.raw(2, "whole-database: " + !playbook.system().apart().isEmpty());
            comment(yaml, 2, "plan.template.second-place");
            yaml.raw(2, "# second-place: /mnt/drive");
            if (!playbook.connections().target().keep().isEmpty()) {
                comment(yaml, 2, "plan.template.leave-out");
                yaml.raw(2, "# leave-out: [" + YamlText.scalar(playbook.connections().target().keep()
                        .getFirst())
                        + "]");
            }
        }
    }

    private void rehearsal(YamlText yaml, String job) {
        if (playbook.job(job).filter(j -> j.rehearsal() == Rehearsing.REQUIRED).isPresent()) {
            yaml.gap();
            comment(yaml, 0, "plan.template.rehearsal");
            yaml.raw(0, "# rehearsal: {skip-because: \"\"}");
        }
    }

    private void acceptance(YamlText yaml) {
        yaml.gap();
        comment(yaml, 0, "plan.template.acceptance");
        yaml.section(0, "acceptance");
        if (!playbook.capabilities().isEmpty()) {
            comment(yaml, 2, "plan.template.critical");
            playbook.capabilities().forEach(capability -> yaml.comment(2, "- " + capability.id() + ": "
                    + text("capability." + capability.id()).orElse("")));
            yaml.raw(2, "critical: []");
        }
        comment(yaml, 2, "plan.template.own-checks");
        yaml.raw(2, "checks: []");
        comment(yaml, 2, "plan.template.decide-after");
        yaml.raw(2, "decide-after: []");
    }

    private void data(YamlText yaml) {
        if (playbook.naturalKeys().isEmpty() || playbook.datasets().stream().noneMatch(dataset -> dataset
                .beside().applies())) {
            return;
        }
        yaml.gap();
        comment(yaml, 0, "plan.template.data");
        yaml.section(0, "data");
        comment(yaml, 2, "plan.template.data-datasets");
        yaml.comment(2, String.join(", ", playbook.datasets().stream().map(Playbook.Dataset::id).toList()));
        yaml.raw(2, "datasets: []");
        comment(yaml, 2, "plan.template.data-since");
        yaml.raw(2, "# since: 2026-01-31");
        comment(yaml, 2, "plan.template.data-matches");
        yaml.raw(2, "matches: {}");
        comment(yaml, 2, "plan.template.data-leave-out");
        yaml.raw(2, "leave-out: {}");
        yaml.comment(2, String.join(", ", playbook.naturalKeys().keySet()));
        comment(yaml, 2, "plan.template.data-unmatched");
        yaml.entry(2, "unmatched", DataChoice.Unmatched.QUARANTINE.word());
        comment(yaml, 2, "plan.template.data-mask");
        yaml.comment(2, String.join(", ", playbook.datasets().stream().flatMap(dataset -> dataset.personal()
                .stream().map(column -> dataset.id() + "." + column)).toList()));
        yaml.raw(2, "mask: []");
        comment(yaml, 2, "plan.template.data-existing");
        yaml.entry(2, "existing", DataChoice.Existing.KEEP.word());
        if (playbook.jobs().stream().anyMatch(job -> job.ways().contains(Way.EXPORT) && job.steps().contains(
                "transfer"))) {
            comment(yaml, 2, "plan.template.data-also");
            yaml.raw(2, "also: {}");
        }
    }

    private void provider(YamlText yaml) {
        yaml.gap();
        comment(yaml, 0, "plan.template.provider");
        yaml.section(0, "provider");
        comment(yaml, 2, "plan.template.provider-to");
        yaml.comment(2, String.join(", ", playbook.providers().offered().stream().map(
                Providers.Service::id).toList()));
        yaml.entry(2, "to", "");
        comment(yaml, 2, "plan.template.provider-model");
        yaml.entry(2, "model", "");
        comment(yaml, 2, "plan.template.provider-key");
        yaml.raw(2, "key: {ask: true}");
        comment(yaml, 2, "plan.template.provider-address");
        yaml.entry(2, "address", "");
    }

    private void way(YamlText yaml, List<Way> ways) {
        if (ways.size() > 1 || ways.contains(Way.HERE)) {
            comment(yaml, 0, "plan.template.way");
            yaml.entry(0, "way", ways.getFirst().word());
        }
    }

    private void configuration(YamlText yaml) {
        if (playbook.configuration().equals(Configuration.NONE)) {
            return;
        }
        yaml.gap();
        comment(yaml, 0, "plan.template.configuration");
        yaml.section(0, "configuration");
        comment(yaml, 2, "plan.template.bundle");
        yaml.entry(2, "bundle", "");
        comment(yaml, 2, "plan.template.components");
        yaml.raw(2, "components: []");
        yaml.comment(2, String.join(", ", playbook.configuration().components().stream().map(
                Configuration.Component::id)
                .toList()));
        comment(yaml, 2, "plan.template.carried-secrets");
        yaml.raw(2, "secrets: false");
        comment(yaml, 2, "plan.template.carried-environment");
        yaml.raw(2, "environment: false");
        comment(yaml, 2, "plan.template.mode");
        yaml.entry(2, "mode", Carry.Mode.MERGE.word());
        comment(yaml, 2, "plan.template.strategy");
        yaml.entry(2, "strategy", Carry.Strategy.ASK.word());
        comment(yaml, 2, "plan.template.layouts");
        yaml.comment(2, "from-layout, to-layout: " + String.join(", ", playbook.system().layouts().stream()
                .map(
                        Playbook.Layout::id).toList()));
    }

    private void side(YamlText yaml, String side, Needs needs, Endpoint known) {
        yaml.gap();
        comment(yaml, 0, "plan.template." + side);
        yaml.section(0, side);
        yaml.section(2, "database");
        DatabaseAddress database = known.database();
        String dialect = database.dialect().isEmpty() ? needs.dialects().getFirst() : database.dialect();
        yaml.entry(4, "dialect", dialect);
        if (dialect.equals("sqlite")) {
            yaml.entry(4, "file", database.file());
        } else {
            server(yaml, database);
        }
        if (!playbook.configuration().equals(Configuration.NONE) || !known.prefix().isEmpty()) {
            comment(yaml, 2, "plan.template.prefix");
            yaml.entry(2, "prefix", known.prefix());
        }
        if (!known.ssh().equals(SshAddress.NONE)) {
            comment(yaml, 2, "plan.template.ssh");
            PlanWriter.ssh(yaml, known.ssh());
        } else if (!needs.dialects().equals(List.of("sqlite"))) {
            comment(yaml, 2, "plan.template.over-ssh");
        }
        redis(yaml, needs, known.redis());
        place(yaml, "settings", needs.settings(), known.settings());
        place(yaml, "files", needs.files(), known.files());
        place(yaml, "web", needs.web(), known.web());
        place(yaml, "app", needs.app(), known.app());
    }

    private void redis(YamlText yaml, Needs needs, KeyValueAddress redis) {
        if (needs.keyValues() == Want.NONE && !redis.isThere()) {
            return;
        }
        comment(yaml, 2, "plan.template.redis");
        if (redis.isThere()) {
            PlanWriter.redis(yaml, redis.password() instanceof SecretRef.None ? redis.withPassword(
                    new SecretRef.Ask()) : redis);
        } else {
            comment(yaml, 2, "plan.template.redis-form");
        }
    }

    private void server(YamlText yaml, DatabaseAddress database) {
        yaml.entry(4, "host", database.host());
        yaml.raw(4, "port: " + database.port());
        yaml.entry(4, "name", database.name());
        yaml.entry(4, "user", database.user());
        comment(yaml, 4, "plan.template.password");
        yaml.raw(4, "password: " + PlanWriter.secret(database.password() instanceof SecretRef.None
                ? new SecretRef.Ask()
                : database.password()));
        comment(yaml, 4, "plan.template.tls");
        yaml.entry(4, "tls", database.tls().word());
    }

    private void place(YamlText yaml, String name, Want want, String known) {
        if (want != Want.NONE || !known.isEmpty()) {
            comment(yaml, 2, "plan.template." + name);
            yaml.entry(2, name, known);
        }
    }

    private void choices(YamlText yaml) {
        if (playbook.choices().isEmpty()) {
            return;
        }
        yaml.gap();
        comment(yaml, 0, "plan.template.choices");
        Map<String, String> answers = Answers.of(playbook, Plan.of(playbook.id(), ""));
        yaml.section(0, "choices");
        for (Choice choice : playbook.choices()) {
            if (!choice.isSecret()) {
                question(yaml, choice);
                String answer = answers.getOrDefault(choice.id(), "");
                String line = choice.id() + ": " + YamlText.scalar(answer.isEmpty() ? choice.byDefault()
                        : answer);
                yaml.raw(2, answer.isEmpty() ? "# " + line : line);
            }
        }
    }

    private void question(YamlText yaml, Choice choice) {
        yaml.gap();
        comment(yaml, 2, "choice." + choice.id());
        comment(yaml, 2, "choice." + choice.id() + ".about");
        for (String option : choice.options()) {
            yaml.comment(2, "- " + option + ": " + text("choice." + choice.id() + "." + option).orElse(""));
        }
        if (choice.required() && choice.byDefault().isEmpty()) {
            comment(yaml, 2, "plan.template.required");
        }
        if (!choice.when().isEmpty()) {
            yaml.comment(2, text("plan.template.only-when").orElse("") + " " + choice.when().replace("=",
                    ": "));
        }
    }

    private void secrets(YamlText yaml) {
        Map<String, String> answers = Answers.of(playbook, Plan.of(playbook.id(), ""));
        if (playbook.choices().stream().anyMatch(Choice::isSecret)) {
            yaml.gap();
            comment(yaml, 0, "plan.template.secrets");
            yaml.section(0, "secrets");
        }
        for (Choice choice : playbook.choices()) {
            if (choice.isSecret()) {
                question(yaml, choice);
                yaml.raw(2, (choice.required() && Answers.arises(choice, answers) ? "" : "# ") + choice.id()
                        + ": {ask: true}");
            }
        }
    }

    private void comment(YamlText yaml, int indent, String key) {
        text(key).ifPresent(text -> yaml.comment(indent, text));
    }

    private Optional<String> text(String key) {
        return texts.apply(key);
    }
}
