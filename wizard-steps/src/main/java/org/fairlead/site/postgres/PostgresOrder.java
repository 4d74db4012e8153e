package org.fairlead.site.postgres;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.fairlead.site.WholeDatabase.Part;

/** Puts the parts of a database in an order in which each comes after all that it needs. */
final class PostgresOrder {
    private final Map<Address, Address> standsFor;
    private final Map<Address, List<Address>> needs;
    private final Map<Address, Found> found = new HashMap<>();
    private final Set<Found> done = new HashSet<>();
    private final List<Part> ordered = new ArrayList<>();

    /** An object of the catalogue: the table it stands in, and its number there. */
    record Address(long table, long number) {
        static final Address NONE = new Address(0, 0);
    }

    /** A part, and where it stands in the catalogue. */
    record Found(Address address, String kind, String name, String statement) {}

    PostgresOrder(Map<Address, Address> standsFor, Map<Address, List<Address>> needs) {
        this.standsFor = standsFor;
        this.needs = needs;
    }

    /** What comes first goes before the rows, with all that it needs; the rest after them. */
    List<Part> of(List<Found> first, List<Found> then) {
        for (List<Found> parts : List.of(first, then)) {
            parts.stream().filter(part -> !part.address().equals(Address.NONE)).forEach(part -> found.put(part
                    .address(), part));
        }
        // an object's own needs, under its own address: what stands for it may need something too
        var own = new HashMap<Address, Set<Address>>();
        needs.forEach((who, what) -> own.computeIfAbsent(whole(who), key -> new TreeSet<>(BY_NUMBER)).addAll(
                what.stream().map(this::whole).toList()));
        for (Found part : first) {
            add(part, false, own);
        }
        for (Found part : then) {
            add(part, true, own);
        }
        return ordered;
    }

    private static final java.util.Comparator<Address> BY_NUMBER = java.util.Comparator.comparingLong(
            Address::table).thenComparingLong(Address::number);

    /** Recursion goes as deep as a chain of views; what goes in a circle is taken as it comes. */
    private void add(Found part, boolean afterRows, Map<Address, Set<Address>> own) {
        if (!done.add(part)) {
            return;
        }
        for (Address needed : own.getOrDefault(part.address(), new TreeSet<>(BY_NUMBER))) {
            Found other = found.get(needed);
            if (other != null && !part.address().equals(Address.NONE)) {
                add(other, afterRows, own);
            }
        }
        ordered.add(new Part(afterRows, part.kind(), part.name(), List.of(part.statement())));
    }

    private Address whole(Address part) {
        Address at = part;
        for (int steps = 0; steps < 8; steps++) {
            Address next = standsFor.get(at);
            if (next == null) {
                return at;
            }
            at = next;
        }
        return at;
    }
}
