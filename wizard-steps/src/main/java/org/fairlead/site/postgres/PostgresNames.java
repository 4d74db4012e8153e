package org.fairlead.site.postgres;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.fairlead.site.Quoting;

/**
 * The names that the objects of a database bear in a place within the same database: the same ones in schemas
 * of its own, or new ones in a schema that is there. Not thread-safe.
 */
final class PostgresNames {
    private static final Set<String> OF_A_SCHEMA = Set.of("table", "sequence", "type", "domain", "function",
            "procedure", "view", "materialized-view", "statistics", "index", "constraint");
    /** What cannot be made with another name of what it is made of, as its words name that too. */
    private static final Set<String> WORDED = Set.of("view", "materialized-view", "filled-view", "rule",
            "replica-identity");
    private static final Pattern COUNTER = Pattern.compile("\\bSEQUENCE NAME ");
    private static final Pattern KEY = Pattern.compile(
            "( ADD CONSTRAINT )(\"(?:[^\"]|\"\")*\"|\\w+)(?= (?:PRIMARY KEY|UNIQUE|EXCLUDE))");
    private static final Pattern INDEX = Pattern.compile(
            "^(CREATE (?:UNIQUE )?INDEX )(\"(?:[^\"]|\"\")*\"|\\w+)");

    private final String beginning;
    private final Optional<String> home;
    private final Map<String, String> schemas = new LinkedHashMap<>();
    private final Map<Name, Name> here = new HashMap<>();
    private final Map<Name, String> there = new HashMap<>();
    private final Map<String, String> bare = new HashMap<>();
    private final Set<Name> unmade = new HashSet<>();

    /** A name of the catalogue. */
    private record Name(String schema, String name) {
        String quoted() {
            return Quoting.quote(schema) + "." + Quoting.quote(name);
        }
    }

    /**
     * @param beginning
     * what new names begin with
     * @param home
     * the schema in which all gets new names; empty for schemas of its own
     */
    PostgresNames(String beginning, Optional<String> home) {
        this.beginning = beginning;
        this.home = home;
    }

    /** The schemas in which something is. */
    List<String> schemas() {
        return home.map(List::of).orElseGet(() -> List.copyOf(schemas.values()));
    }

    /**
     * Gives a part its name, where it needs one.
     *
     * @return whether it can be made
     */
    boolean takes(String kind, String name) {
        boolean worded = home.isPresent() && WORDED.contains(kind);
        if (worded && OF_A_SCHEMA.contains(kind)) {
            named(name, 1).ifPresent(unmade::add);
        }
        if (worded || kind.equals("schema") || kind.equals("extension")) {
            return false;
        }
        if (OF_A_SCHEMA.contains(kind)) {
            give(name, kind.equals("constraint") ? 2 : 1);
        }
        if (!kind.equals("comment")) {
            return true;
        }
        return (home.isEmpty() || !name.contains("constraint ")) && !here(name).equals(name);
    }

    /** Names an object: the first word of a name is its schema, the second or third its own name. */
    private void give(String qualified, int own) {
        List<String> names = new PostgresWords(qualified).first(own + 1);
        named(qualified, own).ifPresent(name -> give(name, names.getFirst() + "." + names.get(own), names.get(
                own)));
    }

    private static Optional<Name> named(String qualified, int own) {
        List<String> names = new PostgresWords(qualified).first(own + 1);
        return names.size() > own ? Optional.of(new Name(PostgresWords.plain(names.getFirst()), PostgresWords
                .plain(names.get(own)))) : Optional.empty();
    }

    /** Whether a statement names nothing that was not made, though it is there. */
    boolean makes(String sql) {
        boolean[] touches = {false};
        new PostgresWords(sql).with(new PostgresWords.Names() {
            @Override
            public Optional<String> qualified(String schema, String name) {
                touches[0] |= unmade.contains(new Name(schema, name));
                return Optional.empty();
            }

            @Override
            public Optional<String> bare(String word) {
                return Optional.empty();
            }
        });
        return !touches[0];
    }

    private void give(Name name, String written, String ownWritten) {
        if (here.containsKey(name)) {
            return;
        }
        Name given = home.isPresent() ? new Name(home.get(), beginning + String.format(java.util.Locale.ROOT,
                "%05d", here.size())) : new Name(schemas.computeIfAbsent(name.schema(), schema -> beginning
                        + schemas.size()), name.name());
        here.put(name, given);
        there.put(given, written);
        if (home.isPresent()) {
            bare.put(given.name(), ownWritten);
        }
    }

    /** A statement or the name of a part, as it is here. */
    String here(String sql) {
        Matcher counters = COUNTER.matcher(sql);
        while (sql.startsWith("CREATE ") && counters.find()) {
            give(sql.substring(counters.end()), 1);
        }
        String keys = home.isEmpty() ? sql : new Keys(sql).renamed();
        return new PostgresWords(keys).with(new PostgresWords.Names() {
            @Override
            public Optional<String> qualified(String schema, String name) {
                return Optional.ofNullable(here.get(new Name(schema, name))).map(Name::quoted);
            }

            @Override
            public Optional<String> bare(String word) {
                return Optional.empty();
            }
        });
    }

    /** Names of keys and indexes stand without their schema, and there is one of each in a schema. */
    private final class Keys {
        private final String sql;

        Keys(String sql) {
            this.sql = sql;
        }

        String renamed() {
            for (Pattern pattern : List.of(KEY, INDEX)) {
                Matcher found = pattern.matcher(sql);
                if (found.find() && (pattern == INDEX || sql.startsWith("ALTER TABLE ONLY "))) {
                    String own = PostgresWords.plain(found.group(2));
                    Optional<Name> given = schemaOf(sql.substring(pattern == INDEX ? found.end()
                            : "ALTER TABLE ONLY ".length())).map(schema -> here.get(new Name(schema, own)));
                    if (given.isPresent()) {
                        return sql.substring(0, found.start(2)) + Quoting.quote(given.get().name()) + sql
                                .substring(found.end(2));
                    }
                }
            }
            return sql;
        }

        /** The schema of the first name with one. */
        private static Optional<String> schemaOf(String rest) {
            String at = rest.startsWith(" ON ") ? rest.substring(4).replaceFirst("^ONLY ", "") : rest;
            List<String> names = new PostgresWords(at).first(2);
            return names.size() == 2 ? Optional.of(PostgresWords.plain(names.getFirst())) : Optional.empty();
        }
    }

    /** A statement or name as it was before {@link #here}. */
    String there(String sql) {
        return new PostgresWords(sql).with(new PostgresWords.Names() {
            @Override
            public Optional<String> qualified(String schema, String name) {
                return Optional.ofNullable(there.get(new Name(schema, name)));
            }

            @Override
            public Optional<String> bare(String word) {
                return Optional.ofNullable(bare.get(word));
            }
        });
    }

    /** Schemas of its own that are not made yet. */
    Set<String> missing(Set<String> made) {
        var missing = new HashSet<String>(home.isPresent() ? Set.of() : schemas.values());
        missing.removeAll(made);
        return missing;
    }
}
