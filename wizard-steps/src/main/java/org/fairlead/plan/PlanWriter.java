package org.fairlead.plan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.fairlead.plan.Plan.MisfitDecision;
import org.fairlead.plan.Plan.ZoneDecision;
import org.fairlead.playbook.Way;

/** Writes a plan as the YAML that {@link PlanReader} reads back to an equal plan. */
public final class PlanWriter {
    private PlanWriter() {}

    public static String write(Plan plan) {
        var yaml = new YamlText();
        yaml.raw(0, "fairlead-plan: " + plan.format());
        yaml.entry(0, "playbook", plan.playbook());
        yaml.entry(0, "job", plan.job());
        if (plan.way() != Way.DIRECT) {
            yaml.entry(0, "way", plan.way().word());
        }
        endpoint(yaml, "source", plan.source());
        endpoint(yaml, "target", plan.target());
        texts(yaml, "choices", plan.choices());
        secrets(yaml, plan.secrets());
        misfits(yaml, plan.misfits());
        zones(yaml, plan.zones());
        texts(yaml, "people", plan.people());
        if (!plan.schedule().equals(Plan.Schedule.NONE)) {
            yaml.section(0, "schedule");
            some(yaml, "start", plan.schedule().start());
            some(yaml, "end", plan.schedule().end());
            some(yaml, "note", plan.schedule().note());
        }
        list(yaml, "success-criteria", plan.successCriteria());
        list(yaml, "rollback-triggers", plan.rollbackTriggers());
        list(yaml, "accepted-findings", plan.acceptedFindings());
        if (!plan.configuration().equals(Carry.NONE)) {
            CarryText.write(yaml, plan.configuration());
        }
        provider(yaml, plan.provider());
        if (!plan.data().equals(DataChoice.NONE)) {
            DataText.write(yaml, plan.data());
        }
        if (!plan.acceptance().equals(Acceptance.NONE)) {
            AcceptanceText.write(yaml, plan.acceptance());
        }
        commands(yaml, plan.commands());
        backup(yaml, plan.backup());
        if (!plan.rehearsal().equals(RehearsalChoice.NONE)) {
            yaml.section(0, "rehearsal");
            yaml.entry(2, "skip-because", plan.rehearsal().skipBecause());
        }
        return yaml.toString();
    }

    private static void commands(YamlText yaml, Map<String, Plan.Approval> commands) {
        if (!commands.isEmpty()) {
            yaml.section(0, "commands");
            new TreeMap<>(commands).forEach((id, approval) -> yaml.raw(2, YamlText.scalar(id) + ": {do: "
                    + approval.act() + ", seen: \"" + approval.seen() + "\"}"));
        }
    }

    private static void provider(YamlText yaml, ProviderChoice provider) {
        if (provider.equals(ProviderChoice.NONE)) {
            return;
        }
        yaml.section(0, "provider");
        some(yaml, "to", provider.to());
        some(yaml, "model", provider.model());
        some(yaml, "address", provider.address());
        if (!(provider.key() instanceof SecretRef.None)) {
            yaml.raw(2, "key: " + secret(provider.key()));
        }
    }

    private static void endpoint(YamlText yaml, String side, Endpoint endpoint) {
        if (endpoint.equals(Endpoint.EMPTY)) {
            return;
        }
        yaml.section(0, side);
        DatabaseAddress database = endpoint.database();
        if (!database.equals(DatabaseAddress.EMPTY)) {
            yaml.section(2, "database");
            database(yaml, database);
        }
        some(yaml, "settings", endpoint.settings());
        some(yaml, "files", endpoint.files());
        some(yaml, "web", endpoint.web());
        some(yaml, "prefix", endpoint.prefix());
        some(yaml, "app", endpoint.app());
        ssh(yaml, endpoint.ssh());
        redis(yaml, endpoint.redis());
    }

    static void redis(YamlText yaml, KeyValueAddress redis) {
        if (redis.equals(KeyValueAddress.NONE)) {
            return;
        }
        yaml.section(2, "redis");
        fields(yaml, "host", redis.host(), "user", redis.user(), "root-certificate", redis
                .rootCertificate());
        if (redis.port() != 0) {
            yaml.raw(4, "port: " + redis.port());
        }
        yaml.raw(4, "database: " + redis.database());
        if (!(redis.password() instanceof SecretRef.None)) {
            yaml.raw(4, "password: " + secret(redis.password()));
        }
        yaml.entry(4, "tls", redis.tls().word());
    }

    static void ssh(YamlText yaml, SshAddress ssh) {
        if (ssh.equals(SshAddress.NONE)) {
            return;
        }
        yaml.section(2, "ssh");
        fields(yaml, "host", ssh.host(), "user", ssh.user(), "key-file", ssh.keyFile(), "known-hosts", ssh
                .knownHosts(), "fingerprint", ssh.fingerprint());
        if (ssh.port() != 0) {
            yaml.raw(4, "port: " + ssh.port());
        }
        if (!(ssh.passphrase() instanceof SecretRef.None)) {
            yaml.raw(4, "passphrase: " + secret(ssh.passphrase()));
        }
        if (!(ssh.password() instanceof SecretRef.None)) {
            yaml.raw(4, "password: " + secret(ssh.password()));
        }
    }

    /** Names and values in turns, as far as there is a value. */
    private static void fields(YamlText yaml, String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!namesAndValues[i + 1].isEmpty()) {
                yaml.entry(4, namesAndValues[i], namesAndValues[i + 1]);
            }
        }
    }

    private static void database(YamlText yaml, DatabaseAddress database) {
        fields(yaml, "dialect", database.dialect(), "file", database.file(), "host", database.host(), "name",
                database.name(), "user", database.user(), "schema", database.schema(), "root-certificate",
                database.rootCertificate());
        if (database.port() != 0) {
            yaml.raw(4, "port: " + database.port());
        }
        if (!(database.password() instanceof SecretRef.None)) {
            yaml.raw(4, "password: " + secret(database.password()));
        }
        yaml.entry(4, "tls", database.tls().word());
    }

    static String secret(SecretRef place) {
        return switch (place) {
            case SecretRef.None() -> "{}";
            case SecretRef.Env(String name) -> "{env: " + YamlText.scalar(name) + "}";
            case SecretRef.FromFile(String path) -> "{file: " + YamlText.scalar(path) + "}";
            case SecretRef.WpConfig(String path) -> "{wp-config: " + YamlText.scalar(path) + "}";
            case SecretRef.Ask() -> "{ask: true}";
        };
    }

    private static void some(YamlText yaml, String name, String value) {
        if (!value.isEmpty()) {
            yaml.entry(2, name, value);
        }
    }

    private static void texts(YamlText yaml, String section, Map<String, String> texts) {
        if (!texts.isEmpty()) {
            yaml.section(0, section);
            new TreeMap<>(texts).forEach((name, text) -> yaml.entry(2, name, text));
        }
    }

    private static void secrets(YamlText yaml, Map<String, SecretRef> secrets) {
        if (!secrets.isEmpty()) {
            yaml.section(0, "secrets");
            new TreeMap<>(secrets)
                    .forEach((name, place) -> yaml.raw(2, YamlText.scalar(name) + ": " + secret(place)));
        }
    }

    private static void misfits(YamlText yaml, List<MisfitDecision> misfits) {
        if (!misfits.isEmpty()) {
            yaml.section(0, "misfits");
        }
        for (MisfitDecision decision : misfits) {
            yaml.raw(2, "- table: " + YamlText.scalar(decision.table()));
            yaml.entry(4, "column", decision.column());
            yaml.entry(4, "misfit", decision.misfit().id());
            yaml.entry(4, "rule", decision.rule().id());
        }
    }

    private static void zones(YamlText yaml, List<ZoneDecision> zones) {
        if (!zones.isEmpty()) {
            yaml.section(0, "zones");
        }
        for (ZoneDecision decision : zones) {
            yaml.raw(2, "- table: " + YamlText.scalar(decision.table()));
            yaml.entry(4, "column", decision.column());
            yaml.entry(4, "zone", decision.zone());
        }
    }

    private static void list(YamlText yaml, String section, List<String> texts) {
        if (!texts.isEmpty()) {
            yaml.section(0, section);
            texts.forEach(text -> yaml.raw(2, "- " + YamlText.scalar(text)));
        }
    }

    private static void backup(YamlText yaml, BackupChoice backup) {
        if (!backup.equals(BackupChoice.NONE)) {
            yaml.section(0, "backup");
        }
        if (backup.wholeDatabase()) {
            yaml.raw(2, "whole-database: true");
        }
        if (!backup.keepUntil().isEmpty()) {
            yaml.entry(2, "keep-until", backup.keepUntil());
        }
        if (!backup.unrehearsedAcceptedBy().isEmpty()) {
            yaml.entry(2, "unrehearsed-accepted-by", backup.unrehearsedAcceptedBy());
        }
        if (!backup.secondPlace().isEmpty()) {
            yaml.entry(2, "second-place", backup.secondPlace());
        }
        if (!backup.leaveOut().isEmpty()) {
            yaml.section(2, "leave-out");
            backup.leaveOut().forEach(path -> yaml.raw(4, "- " + YamlText.scalar(path)));
        }
    }
}
