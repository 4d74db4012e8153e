package org.fairlead.playbook;

import java.util.List;
import java.util.Map;

/**
 * Something that mends a site, offered and done only when a person has confirmed it. Texts: "repair.(id)"
 * says
 * what is offered ({0} how much of it), with ".passed" where there is nothing to do, and ".name".
 *
 * @param statements
 * what it does to the database
 * @param analyze
 * tables of which the server is asked to count anew afterwards
 * @param lends
 * layout to settings that have another value for a limited time; empty for a repair that stays
 * @param shows
 * settings whose values help a person to decide
 */
public record Repair(String id, List<Statement> statements, List<String> analyze,
        Map<String, List<Lent>> lends, List<String> shows, List<String> guide) {
    public Repair {
        statements = List.copyOf(statements);
        analyze = List.copyOf(analyze);
        lends = Map.copyOf(lends);
        shows = List.copyOf(shows);
        guide = List.copyOf(guide);
    }

    /** Whether it is for a limited time. */
    public boolean isForAWhile() {
        return !lends.isEmpty();
    }

    /**
     * A statement that is run where it is needed.
     *
     * @param whenTable
     * only where this table is there; empty for always
     * @param needed
     * query that gives a row for each thing that is wrong, none where all is well
     * @param undo
     * statement that takes it back; empty where the application makes anew what was taken away
     */
    public record Statement(String id, String whenTable, String needed, String run, String undo) {}

    /**
     * A setting and the value it has for a while.
     *
     * @param store
     * id of the store of settings
     * @param key
     * key of the serialized array that the row holds; empty where the row holds the value itself
     */
    public record Lent(String store, String name, String key, String value) {
        /** What it is called in a record. */
        public String place() {
            return key.isEmpty() ? name : name + "/" + key;
        }
    }

    /** The same for a site whose tables have a prefix. */
    Repair at(String prefix) {
        return new Repair(id, statements.stream().map(one -> new Statement(one.id(), put(one.whenTable(),
                prefix), put(one.needed(), prefix), put(one.run(), prefix), put(one.undo(), prefix)))
                .toList(), analyze.stream().map(table -> put(table, prefix)).toList(), lends, shows, guide);
    }

    private static String put(String text, String prefix) {
        return text.replace(Configuration.PREFIX, prefix);
    }
}
