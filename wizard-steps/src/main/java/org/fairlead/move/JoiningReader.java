package org.fairlead.move;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.move.Joining.Found;
import org.fairlead.move.Joining.Owner;
import org.fairlead.move.Joining.Owners;
import org.fairlead.move.Joining.Table;
import org.fairlead.plan.DataChoice;
import org.fairlead.plan.DataChoice.Unmatched;
import org.fairlead.playbook.NaturalKey;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Dataset;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.TableRead;
import org.fairlead.site.Transaction;

/** Counts the rows that would join others, and finds out whose they would become. Writes nothing. */
public final class JoiningReader {
    /** The most owners of one kind that are counted; rows of further ones are not. */
    static final int LIMIT = 1_000_000;

    private final Playbook playbook;
    private final DataChoice choice;
    private final Map<String, Map<Long, Long>> owned = new LinkedHashMap<>();

    /**
     * @param playbook
     * as it reads between the two sides, with every dataset of the job
     * @param choice
     * what the plan says of the rows
     */
    public JoiningReader(Playbook playbook, DataChoice choice) {
        this.playbook = playbook;
        this.choice = choice;
    }

    /** Reads the tables once from end to end, no more of them than the columns it needs. */
    public Joining read(Database source, Database target) throws SiteException {
        Moves moves = new MoveResolver(playbook, source, target).resolve();
        var tables = new ArrayList<Table>();
        var owners = new ArrayList<Owners>();
        try (Transaction here = source.begin(Access.READ); Transaction there = target.begin(Access.READ)) {
            for (Dataset dataset : playbook.datasets()) {
                Optional<Move> move = moves.of(dataset.table()).filter(m -> dataset.beside().applies());
                if (move.isPresent()) {
                    tables.add(count(move.get(), here));
                }
            }
            for (Map.Entry<String, Map<Long, Long>> entry : owned.entrySet()) {
                NaturalKey key = playbook.naturalKeys().get(entry.getKey());
                if (key != null) {
                    KeySearch search = KeySearch.run(entry.getKey(), key, choice, entry.getValue().keySet(),
                            here,
                            there);
                    owners.add(owners(entry.getKey(), search, entry.getValue(), new Names(key, search,
                            there)));
                }
            }
        }
        return new Joining(tables, owners);
    }

    private Table count(Move move, Transaction source) throws SiteException {
        Dataset dataset = move.dataset();
        var ofKind = new RowFilter(dataset);
        var newer = new RowFilter(dataset, new DataChoice(List.of(), choice.since(), Map.of(), Map.of(),
                Unmatched.QUARANTINE, choice.mask()), References.NONE);
        List<String> columns = columns(move);
        boolean chosen = choice.takes(dataset.id());
        long rows = 0;
        long moving = 0;
        try (Rows read = source.read(TableRead.all(move.source().name(), columns.stream().map(name -> move
                .source().column(name).orElseThrow()).toList(), List.of()))) {
            for (Row row = read.next(); row != null; row = read.next()) {
                if (ofKind.takes(columns, row)) {
                    rows++;
                    if (newer.takes(columns, row)) {
                        moving++;
                        if (chosen) {
                            own(dataset, columns, row);
                        }
                    }
                }
            }
        }
        return new Table(dataset.id(), move.table(), rows, moving);
    }

    /** Those that a row is judged and owned by; the number alone where there are none. */
    private static List<String> columns(Move move) {
        Dataset dataset = move.dataset();
        Set<String> wanted = new LinkedHashSet<>(dataset.references().keySet());
        wanted.addAll(dataset.only().keySet());
        dataset.copies().forEach(copied -> wanted.add(copied.column()));
        wanted.addAll(Stream.of(dataset.date()).filter(date -> !date.isEmpty()).toList());
        wanted.retainAll(move.columns());
        return wanted.isEmpty() ? List.of(dataset.beside().number()) : List.copyOf(wanted);
    }

    private void own(Dataset dataset, List<String> columns, Row row) {
        dataset.references().forEach((column, key) -> {
            Map<Long, Long> counts = owned.computeIfAbsent(key, made -> new HashMap<>());
            int place = columns.indexOf(column);
            if (place >= 0 && row.get(place) instanceof Cell.Int(long number) && (counts.size() < LIMIT
                    || counts.containsKey(number))) {
                counts.merge(number, 1L, Long::sum);
            }
        });
    }

    /** What rows of the target are known by: the first of all, and every counterpart. */
    private static final class Names {
        private final Map<Long, String> counterparts = new HashMap<>();
        private final NavigableSet<String> first = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

        Names(NaturalKey key, KeySearch search, Transaction target) throws SiteException {
            Set<Long> wanted = Set.copyOf(search.found().values());
            KeySearch.each(target, key.target(), (number, cells) -> {
                String name = KeySearch.readable(cells);
                if (wanted.contains(number)) {
                    counterparts.put(number, name);
                }
                first.add(name);
                if (first.size() > Joining.MOST) {
                    first.pollLast();
                }
            });
        }
    }

    private static Owners owners(String key, KeySearch search, Map<Long, Long> counts, Names names) {
        List<Owner> all = counts.entrySet().stream().map(entry -> owner(search, entry.getKey(), entry
                .getValue(), names)).toList();
        Comparator<Owner> byName = Comparator.comparing((Owner owner) -> owner.names().isEmpty() ? ""
                : owner.names().getFirst(), String.CASE_INSENSITIVE_ORDER).thenComparingLong(Owner::number);
        Function<Owner, Boolean> known = owner -> owner.found() != Found.NOBODY;
        List<Owner> listed = all.stream().sorted(Comparator.comparing(known).thenComparing(byName)).limit(
                Joining.MOST).sorted(byName).toList();
        return new Owners(key, listed, all.size(), all.stream().filter(owner -> !known.apply(owner)).count(),
                List.copyOf(names.first));
    }

    private static Owner owner(KeySearch search, long number, long rows, Names names) {
        Found found = search.leftOut().contains(number) ? Found.LEFT_OUT
                : search.way(number).map(way -> switch (way) {
                    case KeySearch.BY_PLAN -> Found.BY_PLAN;
                    case 0 -> Found.BY_KEY;
                    default -> Found.OTHERWISE;
                }).orElse(Found.NOBODY);
        return new Owner(number, search.names(number), rows, found, Optional.ofNullable(search.found().get(
                number)).map(names.counterparts::get).orElse(""));
    }
}
