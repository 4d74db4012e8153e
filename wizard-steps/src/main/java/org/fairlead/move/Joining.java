package org.fairlead.move;

import java.util.List;

/**
 * What of the rows would join those of the target, and whose they would become.
 *
 * @param tables
 * every table whose rows can join others, chosen or not, as far as both sides have it
 * @param owners
 * for each natural key that the chosen ones refer to, whose rows they are
 */
public record Joining(List<Table> tables, List<Owners> owners) {
    /** The most owners, and the most names of the target, that are listed. */
    public static final int MOST = 5000;

    public static final Joining NOTHING = new Joining(List.of(), List.of());

    public Joining {
        tables = List.copyOf(tables);
        owners = List.copyOf(owners);
    }

    /**
     * One table.
     *
     * @param dataset
     * id of the dataset
     * @param rows
     * rows of the source that are of the dataset's kind
     * @param newer
     * those of them that the plan's day lets through
     */
    public record Table(String dataset, String table, long rows, long newer) {}

    /**
     * Those that the rows belong to.
     *
     * @param owners
     * the first {@link #MOST}; all without a counterpart come before any other is left away
     * @param total
     * how many there are
     * @param nobody
     * how many of them come along and have no counterpart
     * @param there
     * what the first {@link #MOST} rows of the target are known by
     */
    public record Owners(String naturalKey, List<Owner> owners, long total, long nobody, List<String> there) {
        public Owners {
            owners = List.copyOf(owners);
            there = List.copyOf(there);
        }
    }

    /**
     * One whose rows would move.
     *
     * @param number
     * on the source
     * @param names
     * what it is known by there, the best first; empty where its number belongs to nobody any more
     * @param rows
     * its rows in the chosen tables
     * @param becomes
     * what its counterpart is known by; empty where there is none
     */
    public record Owner(long number, List<String> names, long rows, Found found, String becomes) {
        public Owner {
            names = List.copyOf(names);
        }
    }

    /** How the counterpart of an owner was found. */
    public enum Found {
        /** By the best natural key, such as the login. */
        BY_KEY,
        /** By one of the others, such as the e-mail. */
        OTHERWISE,
        /** The plan names it. */
        BY_PLAN,
        /** There is none. */
        NOBODY,
        /** The plan leaves it out. */
        LEFT_OUT
    }
}
