package org.fairlead.playbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A system and how it is moved. Read by {@link PlaybookReader}; every list may be empty, none is null.
 *
 * @param format
 * version of the playbook format
 * @param id
 * folder name, such as "ai-design-tool" */
public record Playbook(@JsonProperty("fairlead-playbook") int format, String id, SystemFacts system, List<
        Job> jobs,
        Connections connections, List<Requirement> requirements, List<Choice> choices, List<Dataset> datasets,
        List<Skip> skip, Map<String, NaturalKey> naturalKeys, List<FileReference> fileReferences, List<
                Probe> probes,
        List<GuideNote> guideNotes, Environment environment, List<Action> actions, List<Check> checks,
        List<Timing> timings, List<ChecklistItem> checklists) {

    public Optional<Job> job(String job) {
        return jobs.stream().filter(j -> j.id().equals(job)).findFirst();
    }

    public Optional<Dataset> dataset(String table) {
        return datasets.stream().filter(d -> d.table().equals(table)).findFirst();
    }

    public Optional<Choice> choice(String choice) {
        return choices.stream().filter(c -> c.id().equals(choice)).findFirst();
    }

    /** How a system is recognised: by its tables, not by a version number. */
    public record SystemFacts(String kind, List<Layout> layouts) {}

    /** A storage layout.
     *
     * @param dialects
     * databases it occurs on
     * @param present
     * tables that are all there
     * @param absent
     * tables none of which is there */
    public record Layout(String id, List<String> dialects, List<String> present, List<String> absent,
            List<String> known) {}

    /** A job: from which layouts to which, through which steps. */
    public record Job(String id, List<String> from, String to, List<String> steps, List<String> guide) {}

    /** What each side needs to be connected to. */
    public record Connections(Needs source, Needs target) {}

    /** What one side needs.
     *
     * @param dialects
     * kinds of database it may be
     * @param settings
     * whether a settings file is wanted: "required", "optional", "none"
     * @param files
     * likewise for a file tree
     * @param web
     * likewise for a web address
     * @param fill
     * form field to name of the setting that fills it */
    public record Needs(List<String> dialects, Want settings, Want files, Want web, Map<String,
            String> fill) {}

    /** How much a connection is wanted. */
    public enum Want {
        REQUIRED, OPTIONAL, NONE
    }

    /** A bound that is measured before anything is written.
     *
     * @param probe
     * what is measured
     * @param atLeast
     * the bound, in the probe's own unit */
    public record Requirement(String id, String at, ProbeKind probe, String atLeast, List<String> guide) {}

    /** What a requirement measures. */
    public enum ProbeKind {
        DATABASE_VERSION, FREE_DISK_TIMES_SOURCE, MAY_CREATE_SCRATCH, DEFERRABLE_KEYS, OWNER_OF_FILE
    }

    /** A question for the plan.
     *
     * @param kind
     * "one-of", "text", "number", "yes-no" or "secret"
     * @param options
     * for one-of, the keys of the answers
     * @param byDefault
     * the proposal, empty where the user must choose
     * @param pattern
     * form a text must have, empty for any */
    public record Choice(String id, String kind, List<String> options, String byDefault, String pattern,
            boolean required, List<String> refused, List<String> guide) {}

    /** A table that moves.
     *
     * @param references
     * column to the natural key by which its value is looked up on the target
     * @param naiveZone
     * zone in which timestamps without one are meant */
    public record Dataset(String table, Map<String, String> references, String naiveZone, boolean optional,
            List<String> personal, List<String> guide) {}

    /** A table that stays behind, and the key of the reason. */
    public record Skip(String table, String reason) {}

    /** How rows are recognised on both sides when their numbers differ.
     *
     * @param source
     * query giving the number first and the natural key after it */
    public record NaturalKey(String source, String target) {}

    /** A column that names an uploaded file. {@code prefix} is what comes before the path below the file
     * tree. */
    public record FileReference(String table, String column, String prefix) {}

    /** A look at a database before the run: a query whose rows are the evidence; no row means passed.
     *
     * @param severity
     * "blocker", "warning" or "info"
     * @param whenTable
     * only where this table exists, empty for always */
    public record Probe(String id, String at, String group, String severity, String whenTable, String sql,
            List<String> columns, List<String> guide) {}

    /** A line of the guide that is not as it says; the text explains what happens instead. */
    public record GuideNote(String id, String severity, List<String> guide) {}

    /** What the new version really reads from its settings, and what only the guide names. */
    public record Environment(List<EnvName> read, List<EnvName> ignored) {}

    /** A settings name; {@code required} must be there after the run, {@code keep} must not change. */
    public record EnvName(String name, boolean required, boolean keep, boolean secret, List<String> guide) {}

    /** A look at the target after the run. A query that must give no row. */
    public record Check(String id, String group, String kind, String sql, List<String> columns, WebCheck web,
            List<String> tables, List<String> guide) {}

    /** An endpoint: what it must answer. Expectations are JSON pointer to text. */
    public record WebCheck(String path, int status, Map<String, String> expect, Map<String,
            String> headers) {}

    /** A query that is timed on the source before and on the target after. */
    public record Timing(String id, String sql, List<String> guide) {}

    /** What only people can do: when, who, and an optional text to copy. */
    public record ChecklistItem(String id, String phase, String role, String copy, List<String> guide) {}
}
