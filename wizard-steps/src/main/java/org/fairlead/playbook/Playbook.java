package org.fairlead.playbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A system and how it is moved. Read by {@link PlaybookReader}; every list may be empty, none is null.
 *
 * @param format
 * version of the playbook format
 * @param id
 * folder name, such as "ai-design-tool"
 */
public record Playbook(@JsonProperty("fairlead-playbook") int format, String id, SystemFacts system,
        List<Job> jobs,
        Connections connections, List<Requirement> requirements, List<Choice> choices, List<Dataset> datasets,
        List<Skip> skip, Map<String, NaturalKey> naturalKeys, List<FileReference> fileReferences,
        List<Probe> probes,
        List<GuideNote> guideNotes, Environment environment, List<Action> actions, List<Check> checks,
        List<Timing> timings, List<ChecklistItem> checklists, Configuration configuration) {

    /** The version this program reads. */
    public static final int FORMAT = 1;

    public Playbook {
        jobs = List.copyOf(jobs);
        requirements = List.copyOf(requirements);
        choices = List.copyOf(choices);
        datasets = List.copyOf(datasets);
        skip = List.copyOf(skip);
        naturalKeys = Map.copyOf(naturalKeys);
        fileReferences = List.copyOf(fileReferences);
        probes = List.copyOf(probes);
        guideNotes = List.copyOf(guideNotes);
        environment = orElse(environment, Environment.NONE);
        actions = List.copyOf(actions);
        checks = List.copyOf(checks);
        timings = List.copyOf(timings);
        checklists = List.copyOf(checklists);
        configuration = orElse(configuration, Configuration.NONE);
    }

    /** The same for a site whose tables have a prefix: it takes the place of "{p}" in layouts and stores. */
    public Playbook at(String prefix) {
        var here = new SystemFacts(system.kind(), system.layouts().stream().map(layout -> layout.at(prefix))
                .toList());
        return new Playbook(format, id, here, jobs, connections, requirements, choices, datasets, skip,
                naturalKeys, fileReferences, probes, guideNotes, environment, actions, checks, timings,
                checklists, configuration.at(prefix));
    }

    public Optional<Job> job(String job) {
        return jobs.stream().filter(j -> j.id().equals(job)).findFirst();
    }

    public Optional<Dataset> dataset(String table) {
        return datasets.stream().filter(d -> d.table().equals(table)).findFirst();
    }

    public Optional<Choice> choice(String choice) {
        return choices.stream().filter(c -> c.id().equals(choice)).findFirst();
    }

    static <T> T orElse(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }

    /** How a system is recognised: by its tables, not by a version number. */
    public record SystemFacts(String kind, List<Layout> layouts) {
        public SystemFacts {
            layouts = List.copyOf(layouts);
        }
    }

    /**
     * A storage layout.
     *
     * @param dialects
     * databases it occurs on
     * @param present
     * tables that are all there
     * @param absent
     * tables none of which is there
     * @param known
     * tables that may be there besides; any other is somebody's own
     * @param holds
     * a question to the database that tells this layout from others with the same tables; empty where the
     * tables are enough
     */
    public record Layout(String id, List<String> dialects, List<String> present, List<String> absent,
            List<String> known, String holds) {
        public Layout {
            dialects = List.copyOf(dialects);
            present = List.copyOf(present);
            absent = List.copyOf(absent);
            known = List.copyOf(known);
        }

        Layout at(String prefix) {
            return new Layout(id, dialects, at(present, prefix), at(absent, prefix), at(known, prefix), holds
                    .replace(Configuration.PREFIX, prefix));
        }

        private static List<String> at(List<String> tables, String prefix) {
            return tables.stream().map(table -> table.replace(Configuration.PREFIX, prefix)).toList();
        }
    }

    /**
     * A job: from which layouts to which, through which steps.
     *
     * @param to
     * layout of the target; empty where every layout of {@code from} will do
     * @param ways
     * the ways it can be gone, the usual one first
     */
    public record Job(String id, List<String> from, String to, List<Way> ways, List<String> steps,
            List<String> guide) {
        public Job {
            from = List.copyOf(from);
            ways = ways.isEmpty() ? List.of(Way.DIRECT) : List.copyOf(ways);
            steps = List.copyOf(steps);
            guide = List.copyOf(guide);
        }
    }

    /** What each side needs to be connected to. */
    public record Connections(Needs source, Needs target) {}

    /**
     * What one side needs.
     *
     * @param dialects
     * kinds of database it may be
     * @param settings
     * whether a settings file is wanted
     * @param files
     * likewise for a file tree
     * @param web
     * likewise for a web address
     * @param fill
     * form field (host, port, name, user, password, file, files, web) to name of the setting that fills it
     */
    public record Needs(List<String> dialects, Want settings, Want files, Want web,
            Map<String, String> fill) {
        public Needs {
            dialects = List.copyOf(dialects);
            settings = orElse(settings, Want.NONE);
            files = orElse(files, Want.NONE);
            web = orElse(web, Want.NONE);
            fill = Map.copyOf(fill);
        }
    }

    /** How much a connection is wanted. */
    public enum Want {
        @JsonProperty("required") REQUIRED, @JsonProperty("optional") OPTIONAL, @JsonProperty("none") NONE
    }

    /**
     * A bound that is measured before anything is written.
     *
     * @param at
     * "source" or "target"
     * @param probe
     * what is measured
     * @param atLeast
     * the bound, in the probe's own unit
     */
    public record Requirement(String id, String at, ProbeKind probe, String atLeast, List<String> guide) {
        public Requirement {
            guide = List.copyOf(guide);
        }
    }

    /** What a requirement measures. */
    public enum ProbeKind {
        @JsonProperty("database-version") DATABASE_VERSION,
        @JsonProperty("free-disk-times-source") FREE_DISK_TIMES_SOURCE,
        @JsonProperty("may-create-scratch") MAY_CREATE_SCRATCH,
        @JsonProperty("deferrable-keys") DEFERRABLE_KEYS,
        @JsonProperty("owner-of-file") OWNER_OF_FILE
    }

    /**
     * A question for the plan.
     *
     * @param kind
     * "one-of", "text", "number", "yes-no" or "secret"
     * @param when
     * asked only when this other choice has this answer ("choice=answer"), empty for always
     * @param options
     * for one-of, the keys of the answers
     * @param byDefault
     * the proposal, empty where the user must choose
     * @param pattern
     * form a text must have, empty for any
     * @param refused
     * pieces an answer must not hold, such as a placeholder of the guide
     */
    public record Choice(String id, String kind, String when, List<String> options,
            @JsonProperty("default") String byDefault, String pattern, boolean required, List<String> refused,
            List<String> guide) {
        public Choice {
            options = List.copyOf(options);
            refused = List.copyOf(refused);
            guide = List.copyOf(guide);
        }

        public boolean isSecret() {
            return kind.equals("secret");
        }
    }

    /**
     * A table that moves.
     *
     * @param references
     * column to the natural key by which its value is looked up on the target
     * @param naiveZone
     * zone in which timestamps without one are meant
     * @param optional
     * true where a source may lack the table
     * @param personal
     * columns that tell of a person
     */
    public record Dataset(String table, Map<String, String> references, String naiveZone, boolean optional,
            List<String> personal, List<String> guide) {
        public Dataset {
            references = Map.copyOf(references);
            naiveZone = naiveZone.isEmpty() ? "UTC" : naiveZone;
            personal = List.copyOf(personal);
            guide = List.copyOf(guide);
        }
    }

    /** A table that stays behind, and the key of the reason. */
    public record Skip(String table, String reason) {}

    /**
     * How rows are recognised on both sides when their numbers differ.
     *
     * @param source
     * query giving the number first and the natural key after it
     */
    public record NaturalKey(String source, String target) {}

    /**
     * A column that names an uploaded file. {@code prefix} is what comes before the path below the file tree.
     */
    public record FileReference(String table, String column, String prefix) {}

    /**
     * A look at a database before the run: a query whose rows are the evidence; no row means passed.
     *
     * @param at
     * "source" or "target"
     * @param severity
     * "blocker", "warning" or "info"
     * @param whenTable
     * only where this table exists, empty for always
     * @param columns
     * headings of the evidence
     */
    public record Probe(String id, String at, String group, String severity, String whenTable, String sql,
            List<String> columns, List<String> guide) {
        public Probe {
            columns = List.copyOf(columns);
            guide = List.copyOf(guide);
        }
    }

    /** A line of the guide that is not as it says; the text explains what happens instead. */
    public record GuideNote(String id, String severity, List<String> guide) {
        public GuideNote {
            guide = List.copyOf(guide);
        }
    }

    /** What the new version really reads from its settings, and what only the guide names. */
    public record Environment(List<EnvName> read, List<EnvName> ignored) {
        public static final Environment NONE = new Environment(List.of(), List.of());

        public Environment {
            read = List.copyOf(read);
            ignored = List.copyOf(ignored);
        }
    }

    /**
     * A settings name.
     *
     * @param name
     * a star at its end stands for anything
     * @param required
     * it must be there after the run
     * @param keep
     * it must not change
     */
    public record EnvName(String name, boolean required, boolean keep, boolean secret, List<String> guide) {
        public EnvName {
            guide = List.copyOf(guide);
        }

        public boolean matches(String setting) {
            return name.endsWith("*")
                    ? setting.startsWith(name.substring(0, name.length() - 1))
                    : setting.equals(name);
        }
    }

    /**
     * A look at the target after the run.
     *
     * @param kind
     * "sql": a query that must give no row; "tables": tables that must be there; "unchanged": columns that
     * must have come as they were; "web": an endpoint that must answer
     */
    public record Check(String id, String group, String kind, String sql, List<String> columns, WebCheck web,
            List<String> tables, List<String> guide) {
        public Check {
            columns = List.copyOf(columns);
            web = orElse(web, WebCheck.NONE);
            tables = List.copyOf(tables);
            guide = List.copyOf(guide);
        }
    }

    /** An endpoint: what it must answer. Expectations are JSON pointer to text. */
    public record WebCheck(String path, int status, Map<String, String> expect, Map<String, String> headers) {

        public static final WebCheck NONE = new WebCheck("", 0, Map.of(), Map.of());

        public WebCheck {
            expect = Map.copyOf(expect);
            headers = Map.copyOf(headers);
        }
    }

    /** A query that is timed on the source before and on the target after. */
    public record Timing(String id, String sql, List<String> guide) {
        public Timing {
            guide = List.copyOf(guide);
        }
    }

    /**
     * What only people can do.
     *
     * @param phase
     * "before", "during", "after" or "rollback"
     * @param copy
     * a text to copy, may be empty
     */
    public record ChecklistItem(String id, String phase, String role, String copy, List<String> guide) {
        public ChecklistItem {
            guide = List.copyOf(guide);
        }
    }
}
