package org.fairlead.plan;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;

import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Way;

/**
 * What the user decided. Immutable; pages and the terminal edit it by making a changed copy.
 *
 * @param format
 * version of the plan format
 * @param choices
 * choice id to answer
 * @param secrets
 * choice id to the place of a secret answer
 * @param misfits
 * what to do with values that the target would refuse
 * @param zones
 * zone in which naive timestamps are meant, where it differs from the playbook's
 * @param people
 * role to name, for the report
 * @param configuration
 * what of the configuration travels, for jobs that move one
 * @param way
 * whether it goes from site to site, or one half of it with a bundle
 * @param provider
 * the service that is used from now on, for jobs that change it
 * @param data
 * which rows travel and whose they become
 * @param acceptance
 * what must hold before the run counts as good
 * @param commands
 * command's id to whether it may run
 * @param backup
 * what is kept beyond what the run may change
 * @param rehearsal
 * whether it is tried on a copy of the target first
 */
public record Plan(@JsonProperty("fairlead-plan") int format, String playbook, String job, Endpoint source,
        Endpoint target, Map<String, String> choices, Map<String, SecretRef> secrets,
        List<MisfitDecision> misfits,
        List<ZoneDecision> zones, Map<String, String> people, Schedule schedule, List<String> successCriteria,
        List<String> rollbackTriggers, List<String> acceptedFindings, Carry configuration, Way way,
        ProviderChoice provider, DataChoice data, Acceptance acceptance,
        Map<String, Approval> commands, BackupChoice backup, RehearsalChoice rehearsal) {

    /** The version this program writes. */
    public static final int FORMAT = 1;

    public Plan {
        source = source == null ? Endpoint.EMPTY : source;
        target = target == null ? Endpoint.EMPTY : target;
        schedule = schedule == null ? Schedule.NONE : schedule;
        configuration = configuration == null ? Carry.NONE : configuration;
        way = way == null ? Way.DIRECT : way;
        provider = provider == null ? ProviderChoice.NONE : provider;
        data = data == null ? DataChoice.NONE : data;
        acceptance = acceptance == null ? Acceptance.NONE : acceptance;
        commands = commands == null ? Map.of() : Map.copyOf(commands);
        backup = backup == null ? BackupChoice.NONE : backup;
        rehearsal = rehearsal == null ? RehearsalChoice.NONE : rehearsal;
        choices = Map.copyOf(choices);
        secrets = Map.copyOf(secrets);
        misfits = List.copyOf(misfits);
        zones = List.copyOf(zones);
        people = Map.copyOf(people);
        successCriteria = List.copyOf(successCriteria);
        rollbackTriggers = List.copyOf(rollbackTriggers);
        acceptedFindings = List.copyOf(acceptedFindings);
    }

    /** An empty plan for a job. */
    public static Plan of(String playbook, String job) {
        return new Plan(FORMAT, playbook, job, Endpoint.EMPTY, Endpoint.EMPTY, Map.of(), Map.of(), List.of(),
                List.of(),
                Map.of(), Schedule.NONE, List.of(), List.of(), List.of(), Carry.NONE, Way.DIRECT,
                ProviderChoice.NONE, DataChoice.NONE, Acceptance.NONE, Map.of(), BackupChoice.NONE,
                RehearsalChoice.NONE);
    }

    /** For people: where it comes from, which may be a bundle or the same site. */
    public String fromPlace() {
        return switch (way) {
            case IMPORT -> configuration.bundle();
            case HERE -> target.database().place();
            case DIRECT, EXPORT -> source.database().place();
        };
    }

    /** For people: where it goes, which may be a bundle. */
    public String toPlace() {
        return way == Way.EXPORT ? configuration.bundle() : target.database().place();
    }

    /** The playbook with what belongs to this plan: its job, and no work by hand that Fairlead does. */
    public Playbook of(Playbook whole) {
        Playbook ours = whole.forJob(job);
        return target.redis().isThere() ? ours.withStore() : ours;
    }

    public Plan withConfiguration(Carry carry) {
        return new Plan(format, playbook, job, source, target, choices, secrets, misfits, zones, people,
                schedule, successCriteria, rollbackTriggers, acceptedFindings, carry, way, provider, data,
                acceptance, commands, backup, rehearsal);
    }

    public Plan withProvider(ProviderChoice other) {
        return new Plan(format, playbook, job, source, target, choices, secrets, misfits, zones, people,
                schedule, successCriteria, rollbackTriggers, acceptedFindings, configuration, way, other,
                data, acceptance, commands, backup, rehearsal);
    }

    public Plan withData(DataChoice other) {
        return new Plan(format, playbook, job, source, target, choices, secrets, misfits, zones, people,
                schedule, successCriteria, rollbackTriggers, acceptedFindings, configuration, way, provider,
                other, acceptance, commands, backup, rehearsal);
    }

    public Plan withAcceptance(Acceptance other) {
        return new Plan(format, playbook, job, source, target, choices, secrets, misfits, zones, people,
                schedule, successCriteria, rollbackTriggers, acceptedFindings, configuration, way, provider,
                data, other, commands, backup, rehearsal);
    }

    public Plan withWay(Way other) {
        return new Plan(format, playbook, job, source, target, choices, secrets, misfits, zones, people,
                schedule, successCriteria, rollbackTriggers, acceptedFindings, configuration, other,
                provider, data, acceptance, commands, backup, rehearsal);
    }

    public Plan withSource(Endpoint endpoint) {
        return new Plan(format, playbook, job, endpoint, target, choices, secrets, misfits, zones, people,
                schedule,
                successCriteria, rollbackTriggers, acceptedFindings, configuration, way, provider, data,
                acceptance, commands, backup, rehearsal);
    }

    /** On another target; what somebody signed for the database of the former one is forgotten. */
    public Plan withTarget(Endpoint endpoint) {
        boolean same = endpoint.database().place().equals(target.database().place());
        return new Plan(format, playbook, job, source, endpoint, choices, secrets, misfits, zones, people,
                schedule,
                successCriteria, rollbackTriggers, acceptedFindings, configuration, way, provider, data,
                acceptance, commands, same ? backup : backup.unsigned(), rehearsal);
    }

    public Plan withChoices(Map<String, String> answers) {
        return new Plan(format, playbook, job, source, target, answers, secrets, misfits, zones, people,
                schedule,
                successCriteria, rollbackTriggers, acceptedFindings, configuration, way, provider, data,
                acceptance, commands, backup, rehearsal);
    }

    public Plan withSecrets(Map<String, SecretRef> places) {
        return new Plan(format, playbook, job, source, target, choices, places, misfits, zones, people,
                schedule,
                successCriteria, rollbackTriggers, acceptedFindings, configuration, way, provider, data,
                acceptance, commands, backup, rehearsal);
    }

    public Plan withMisfits(List<MisfitDecision> decisions) {
        return new Plan(format, playbook, job, source, target, choices, secrets, decisions, zones, people,
                schedule,
                successCriteria, rollbackTriggers, acceptedFindings, configuration, way, provider, data,
                acceptance, commands, backup, rehearsal);
    }

    public Plan withZones(List<ZoneDecision> decisions) {
        return new Plan(format, playbook, job, source, target, choices, secrets, misfits, decisions, people,
                schedule,
                successCriteria, rollbackTriggers, acceptedFindings, configuration, way, provider, data,
                acceptance, commands, backup, rehearsal);
    }

    public Plan withTeam(Map<String, String> team, Schedule when, List<String> criteria,
            List<String> triggers) {
        return new Plan(format, playbook, job, source, target, choices, secrets, misfits, zones, team, when,
                criteria,
                triggers, acceptedFindings, configuration, way, provider, data, acceptance, commands, backup,
                rehearsal);
    }

    public Plan withAcceptedFindings(List<String> accepted) {
        return new Plan(format, playbook, job, source, target, choices, secrets, misfits, zones, people,
                schedule,
                successCriteria, rollbackTriggers, accepted, configuration, way, provider, data, acceptance,
                commands, backup, rehearsal);
    }

    public Plan withCommands(Map<String, Approval> approvals) {
        return new Plan(format, playbook, job, source, target, choices, secrets, misfits, zones, people,
                schedule, successCriteria, rollbackTriggers, acceptedFindings, configuration, way, provider,
                data, acceptance, approvals, backup, rehearsal);
    }

    public Plan withBackup(BackupChoice other) {
        return new Plan(format, playbook, job, source, target, choices, secrets, misfits, zones, people,
                schedule, successCriteria, rollbackTriggers, acceptedFindings, configuration, way, provider,
                data, acceptance, commands, other, rehearsal);
    }

    public Plan withRehearsal(RehearsalChoice other) {
        return new Plan(format, playbook, job, source, target, choices, secrets, misfits, zones, people,
                schedule, successCriteria, rollbackTriggers, acceptedFindings, configuration, way, provider,
                data, acceptance, commands, backup, other);
    }

    /**
     * What to do with the misfits of one kind in one column. {@code table} and {@code column} may be "*".
     *
     * @param rule
     * see {@link MisfitRule}
     */
    public record MisfitDecision(String table, String column, MisfitKind misfit, MisfitRule rule) {
        public MisfitDecision {
            table = table.isEmpty() ? "*" : table;
            column = column.isEmpty() ? "*" : column;
        }

        boolean speaksOf(String aTable, String aColumn, MisfitKind kind) {
            return misfit == kind && (table.equals("*") || table.equals(aTable))
                    && (column.equals("*") || column.equals(aColumn));
        }

        private int precision() {
            return (table.equals("*") ? 0 : 2) + (column.equals("*") ? 0 : 1);
        }
    }

    /**
     * What the user has said of a command.
     *
     * @param act
     * {@link #RUN} or {@link #BY_HAND}
     * @param seen
     * digest of the text that was shown, see {@link CommandText#digest()}
     */
    public record Approval(@JsonProperty("do") String act, String seen) {
        public static final String RUN = "run";
        public static final String BY_HAND = "by-hand";
    }

    /** Zone in which the naive timestamps of a column are meant. */
    public record ZoneDecision(String table, String column, String zone) {}

    /** When it is to happen, as ISO 8601 local date-times with zone, or empty. */
    public record Schedule(String start, String end, String note) {
        public static final Schedule NONE = new Schedule("", "", "");
    }

    /** The rule for a misfit: the most precise decision, or quarantine. */
    public MisfitRule ruleFor(String table, String column, MisfitKind kind) {
        return misfits.stream().filter(d -> d.speaksOf(table, column, kind))
                .max(java.util.Comparator.comparingInt(MisfitDecision::precision)).map(MisfitDecision::rule)
                .orElse(MisfitRule.QUARANTINE);
    }

    /** The zone decided for a column, or the given one. */
    public String zoneFor(String table, String column, String otherwise) {
        return zones.stream().filter(z -> z.table().equals(table) && z.column().equals(column))
                .map(ZoneDecision::zone).findFirst().orElse(otherwise);
    }
}
