package org.fairlead.desktop.fake;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.fairlead.move.Joining;
import org.fairlead.move.Joining.Found;
import org.fairlead.move.Joining.Owner;
import org.fairlead.move.Joining.Owners;
import org.fairlead.move.Joining.Table;
import org.fairlead.plan.DataChoice;
import org.fairlead.plan.Plan;

/** People of two shops that were never there, found by the rules of the engine made simple. */
final class FakePeople {
    static final String KEY = "users";
    private static final List<String> THERE = List.of("admin", "anna", "benjamin", "carla", "zora");
    private static final List<Owner> PEOPLE = List.of(
            new Owner(99, List.of(), 3, Found.NOBODY, ""),
            new Owner(1, List.of("admin", "admin@shop.example"), 12, Found.BY_KEY, "admin"),
            new Owner(2, List.of("anna", "anna@x.example"), 1_204, Found.BY_KEY, "anna"),
            new Owner(3, List.of("ben", "ben@x.example"), 87, Found.OTHERWISE, "benjamin"),
            new Owner(5, List.of("clara", "clara@old.example"), 44, Found.NOBODY, ""),
            new Owner(4, List.of("test1", "test1@staging.example"), 310, Found.NOBODY, ""));

    private FakePeople() {}

    static Joining joining(Plan plan) {
        DataChoice data = plan.data();
        List<Table> tables = Stream.of(new Table("mpai_conversations", "prod_mpai_conversations", 812, 812),
                new Table("mpai_messages", "prod_mpai_messages", 9_402, 9_402), new Table("usermeta",
                        "prod_usermeta", 61, 61)).map(table -> data.since().isEmpty() || table.dataset()
                                .equals("usermeta") ? table : new Table(table.dataset(), table.table(), table
                                        .rows(), table.rows() / 4)).toList();
        Map<String, String> matches = data.matches().getOrDefault(KEY, Map.of());
        List<String> patterns = data.leaveOut().getOrDefault(KEY, List.of());
        List<Owner> people = PEOPLE.stream().map(owner -> found(owner, matches, patterns)).toList();
        return new Joining(tables, List.of(new Owners(KEY, people, people.size(), people.stream().filter(
                owner -> owner.found() == Found.NOBODY).count(), THERE)));
    }

    private static Owner found(Owner owner, Map<String, String> matches, List<String> patterns) {
        if (owner.names().stream().anyMatch(name -> patterns.stream().anyMatch(pattern -> name.matches(pattern
                .replace("*", ".*"))))) {
            return new Owner(owner.number(), owner.names(), owner.rows(), Found.LEFT_OUT, owner.becomes());
        }
        return owner.names().stream().filter(matches::containsKey).findFirst().map(matches::get).map(
                name -> THERE.contains(name) ? new Owner(owner.number(), owner.names(), owner.rows(),
                        Found.BY_PLAN, name)
                        : new Owner(owner.number(), owner.names(), owner.rows(), Found.NOBODY, "")).orElse(
                                owner);
    }
}
