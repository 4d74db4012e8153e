package org.fairlead.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A system and how it is moved. Every list may be empty, none is null.
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
        List<Probe> probes, List<Comparison> comparisons,
        List<GuideNote> guideNotes, Environment environment, List<Action> actions, List<Check> checks,
        List<Timing> timings, List<ChecklistItem> checklists, Configuration configuration,
        Providers providers, List<Capability> capabilities, StoredKeys keyValues,
        Access access, Quiet quiet, Trouble trouble) {

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
        comparisons = List.copyOf(comparisons);
        guideNotes = List.copyOf(guideNotes);
        environment = orElse(environment, Environment.NONE);
        actions = List.copyOf(actions);
        checks = List.copyOf(checks);
        timings = List.copyOf(timings);
        checklists = List.copyOf(checklists);
        configuration = orElse(configuration, Configuration.NONE);
        providers = orElse(providers, Providers.NONE);
        capabilities = List.copyOf(capabilities);
        keyValues = orElse(keyValues, StoredKeys.NONE);
        access = orElse(access, Access.NONE);
        quiet = orElse(quiet, Quiet.NONE);
        trouble = orElse(trouble, Trouble.NONE);
    }

    /** The same for a site whose tables have a prefix: it takes the place of "{p}". */
    public Playbook at(String prefix) {
        return between(prefix, prefix);
    }

    /** The same for two sites, each of whose tables have a prefix. */
    public Playbook between(String source, String target) {
        var prefixes = new Prefixes(source, target);
        return new Playbook(format, id, system.between(prefixes, source, target), jobs, connections,
                requirements, choices,
                datasets.stream().map(
                        prefixes::dataset).toList(), skip.stream().map(prefixes::skip).toList(), prefixes
                                .naturalKeys(naturalKeys), fileReferences, probes.stream().map(
                                        prefixes::probe).toList(), comparisons, guideNotes, environment,
                actions, checks.stream().map(prefixes::check).toList(), timings.stream().map(
                        prefixes::timing).toList(), checklists, configuration.at(target), providers,
                capabilities, keyValues, prefixes.access(access), quiet, trouble.at(target));
    }

    /** The same with only what belongs to a job. */
    public Playbook forJob(String job) {
        List<Check> asked = ours(checks, Check::jobs, job);
        return new Playbook(format, id, system, jobs, connections, ours(requirements, Requirement::jobs, job),
                ours(
                        choices, Choice::jobs,
                        job), datasets, skip, naturalKeys, fileReferences, ours(probes, Probe::jobs, job),
                comparisons, ours(
                        guideNotes, GuideNote::jobs, job), environment, ours(actions, Action::jobs, job),
                asked, timings,
                ours(checklists, ChecklistItem::jobs, job), configuration, providers, Capability.among(
                        capabilities,
                        asked), keyValues, access, quiet, trouble);
    }

    /** The same with fewer datasets; the others stay behind, as was chosen. */
    public Playbook only(Predicate<Dataset> chosen) {
        var staying = new ArrayList<>(skip);
        datasets.stream().filter(chosen.negate()).forEach(dataset -> staying.add(new Skip(dataset.from(),
                Skip.NOT_CHOSEN)));
        return with(datasets.stream().filter(chosen).toList(), staying, checklists);
    }

    /**
     * The same for a target whose key-value store is connected: nobody does by hand what Fairlead does.
     */
    public Playbook withStore() {
        return with(datasets, skip, checklists.stream().filter(item -> !item.unless().equals(
                ChecklistItem.KEY_VALUES)).toList());
    }

    private Playbook with(List<Dataset> moved, List<Skip> staying, List<ChecklistItem> asked) {
        return new Playbook(format, id, system, jobs, connections, requirements, choices, moved, staying,
                naturalKeys, fileReferences, probes, comparisons, guideNotes, environment, actions, checks,
                timings, asked, configuration, providers, capabilities, keyValues, access, quiet, trouble);
    }

    private static <T> List<T> ours(List<T> parts, Function<T, List<String>> jobs, String job) {
        return parts.stream().filter(part -> jobs.apply(part).isEmpty() || jobs.apply(part).contains(job))
                .toList();
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
     * tables that may be there besides
     * @param holds
     * a question that tells this layout from others with the same tables; empty where those are enough
     * @param refused
     * whether no job can take it, for a reason that its text says
     * @param functions
     * what people have in it and not in every other
     */
    public record Layout(String id, List<String> dialects, List<String> present, List<String> absent,
            List<String> known, String holds, boolean refused, List<String> functions) {
        public Layout {
            dialects = List.copyOf(dialects);
            present = List.copyOf(present);
            absent = List.copyOf(absent);
            known = List.copyOf(known);
            functions = List.copyOf(functions);
        }
    }

    /**
     * A job: from which layouts to which, through which steps.
     *
     * @param to
     * layout of the target; empty where every layout of {@code from} will do
     * @param ways
     * the ways it can be gone, the usual one first
     * @param changesProvider
     * whether it brings the site to another of the services that the playbook offers
     * @param freezesSource
     * whether the source must not change between the assessment and what leaves it
     * @param rehearsal
     * whether it is tried on a copy of the target first
     */
    public record Job(String id, List<String> from, String to, List<Way> ways, boolean changesProvider,
            boolean freezesSource, List<String> steps, List<String> guide, Rehearsing rehearsal) {
        public Job {
            rehearsal = orElse(rehearsal, Rehearsing.OFFERED);
            from = List.copyOf(from);
            ways = ways.isEmpty() ? List.of(Way.DIRECT) : List.copyOf(ways);
            steps = List.copyOf(steps);
            guide = List.copyOf(guide);
        }
    }

    /** What each side needs. */
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
     * @param app
     * likewise for the folder in which commands run
     * @param keyValues
     * likewise for a key-value store
     * @param keep
     * files and folders of the application that go into the backup
     * @param keepWhole
     * folders of programs likewise, which a rollback can put back as a whole: whatever has become of them
     * @param fill
     * form field (address, host, port, name, user, password, file, files, web; redis-address, redis-host,
     * redis-port, redis-database, redis-user, redis-password) to name of the setting that fills it
     */
    public record Needs(List<String> dialects, Want settings, Want files, Want web, Want app,
            Want keyValues, List<String> keep, List<String> keepWhole, Map<String, String> fill) {
        public Needs {
            dialects = List.copyOf(dialects);
            settings = orElse(settings, Want.NONE);
            files = orElse(files, Want.NONE);
            web = orElse(web, Want.NONE);
            app = orElse(app, Want.NONE);
            keyValues = orElse(keyValues, Want.NONE);
            keep = List.copyOf(keep);
            keepWhole = List.copyOf(keepWhole);
            fill = Map.copyOf(fill);
        }
    }

    /** How much a connection is wanted. */
    public enum Want {
        @JsonProperty("required") REQUIRED, @JsonProperty("optional") OPTIONAL, @JsonProperty("none") NONE
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
            List<String> jobs, List<String> guide) {
        public Choice {
            jobs = List.copyOf(jobs);
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
     * @param id
     * what plans call it; the table's name without room for a prefix, where the playbook names nothing else
     * @param from
     * what it is called on the source
     * @param references
     * column to the natural key by which its value is looked up on the target
     * @param naiveZone
     * zone in which timestamps without one are meant
     * @param optional
     * true where a source may lack the table
     * @param only
     * column to the values that move, a star at the end standing for anything; rows with another value stay
     * @param beside
     * how its rows join those that the target has; of no use where the target's table has to be empty
     * @param follows
     * the dataset whose rows these belong to, where no foreign key says so
     * @param copies
     * rows that repeat columns of other datasets, and stay where those are masked or cut by date
     * @param date
     * column that tells when a row is from, for plans that leave out what is older; empty where there is none
     * @param personal
     * columns that tell of a person
     * @param counts
     * query for rows by person and month (number of the person, month, rows), from the day ":since" on; what
     * leaves as CSV takes its answer along. Empty for none
     */
    public record Dataset(String id, String table, String from, Map<String, String> references,
            String naiveZone,
            boolean optional, Map<String, List<String>> only, Beside beside, Follows follows,
            List<Copied> copies, String date,
            List<String> personal, String counts, List<String> guide) {
        public Dataset {
            id = id.isEmpty() ? table.replace(Configuration.PREFIX, "") : id;
            from = from.isEmpty() ? table : from;
            references = Map.copyOf(references);
            naiveZone = naiveZone.isEmpty() ? "UTC" : naiveZone;
            only = Map.copyOf(only);
            beside = orElse(beside, Beside.NONE);
            follows = orElse(follows, Follows.NONE);
            copies = List.copyOf(copies);
            personal = List.copyOf(personal);
            guide = List.copyOf(guide);
        }
    }

    /** A table that stays behind, and the key of the reason. */
    public record Skip(String table, String reason) {
        /** The reason of a table that the plan leaves out. */
        public static final String NOT_CHOSEN = "not-chosen";
    }

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
            List<String> columns, List<String> jobs, List<String> guide) {
        public Probe {
            jobs = List.copyOf(jobs);
            columns = List.copyOf(columns);
            guide = List.copyOf(guide);
        }
    }

    /**
     * A look at the target after the run.
     *
     * @param kind
     * "sql": a query that must give no row; "tables": tables that must be there; "unchanged": columns that
     * must have come as they were; "kept", "kept-page": a query, or texts of a page, that must answer as at
     * the assessment; "flow": a query whose answer grows while the site works; "web": an endpoint that must
     * answer; "keys-answer": a store that must work; "keys-kept": keys that cannot be made again; "queue": a
     * list that must not be too long; "log": what logs must not have said since the assessment; "command":
     * an approved command that looks; "resource": what must be left; "network": hosts that must be reached;
     * others see {@link SiteCheck}
     * @param whenTable
     * only where this table exists, empty for always
     * @param hosts
     * hosts, with a port where it is not 443, that must answer the machine with a certificate it trusts
     * @param severity
     * "warning" for what may have been so before; otherwise it closes the gate
     */
    public record Check(String id, String group, String kind, String whenTable, String severity, String sql,
            List<String> columns, WebCheck web, QueueCheck queue, LogCheck log, CommandCheck command,
            ResourceCheck resource, List<String> hosts, SiteCheck site, SuiteCheck suite,
            List<String> tables,
            List<String> jobs,
            List<String> guide) {
        public Check {
            log = orElse(log, LogCheck.NONE);
            command = orElse(command, CommandCheck.NONE);
            resource = orElse(resource, ResourceCheck.NONE);
            site = orElse(site, SiteCheck.NONE);
            suite = orElse(suite, SuiteCheck.NONE);
            hosts = List.copyOf(hosts);
            queue = orElse(queue, QueueCheck.NONE);
            jobs = List.copyOf(jobs);
            columns = List.copyOf(columns);
            web = orElse(web, WebCheck.NONE);
            tables = List.copyOf(tables);
            guide = List.copyOf(guide);
        }
    }
}
