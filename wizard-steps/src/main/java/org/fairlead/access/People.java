package org.fairlead.access;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.fairlead.convert.ReadableCell;
import org.fairlead.model.Cell;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.rewrite.PhpParser;
import org.fairlead.rewrite.PhpSyntaxException;
import org.fairlead.rewrite.PhpValue;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * The users of a WordPress site and what each may do: its roles as they are stored in the option
 * {@code user_roles}, and the roles and permissions of a user as they are stored beside them.
 */
public final class People {
    private static final PhpValue.Array EMPTY = new PhpValue.Array(List.of());

    private final Transaction site;
    private final String prefix;

    /**
     * @param prefix
     * of the site's tables
     */
    public People(Transaction site, String prefix) {
        this.site = site;
        this.prefix = prefix;
    }

    /**
     * A user.
     *
     * @param permissions
     * everything that is granted
     */
    public record Person(long id, String login, List<String> roles, Set<String> permissions) {
        public Person {
            roles = List.copyOf(roles);
            permissions = Set.copyOf(permissions);
        }

        boolean may(String permission) {
            return permission.isEmpty() || permissions.contains(permission);
        }
    }

    /**
     * The site's roles and what each grants.
     *
     * @throws SiteException
     * when they are not stored or not readable
     */
    public Map<String, Set<String>> roles() throws SiteException {
        Optional<List<String>> stored = first("SELECT option_value FROM " + table("options")
                + " WHERE option_name = :name", Map.of("name", new Cell.Text(prefix + "user_roles")));
        Map<String, Set<String>> roles = new TreeMap<>();
        for (PhpValue.Entry role : array(stored.map(List::getFirst).orElse("")).entries()) {
            if (role.key() instanceof PhpValue.Str name && role.value() instanceof PhpValue.Array one) {
                roles.put(name.text(), one.get("capabilities").filter(PhpValue.Array.class::isInstance).map(
                        granted -> granted((PhpValue.Array) granted)).orElse(Set.of()));
            }
        }
        if (roles.isEmpty()) {
            throw new SiteException(Problem.blocker("access.problem.no-roles", prefix + "options"));
        }
        return roles;
    }

    /** A user by login name; empty where there is none. */
    public Optional<Person> find(String login) throws SiteException {
        Optional<List<String>> found = first("SELECT u.ID, m.meta_value FROM " + table("users")
                + " u LEFT JOIN " + table("usermeta")
                + " m ON m.user_id = u.ID AND m.meta_key = :key WHERE u.user_login = :login OR"
                + " u.user_email = :login", Map.of("key", new Cell.Text(prefix + "capabilities"), "login",
                        new Cell.Text(login)));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Set<String>> roles = roles();
        Set<String> given = granted(array(found.get().get(1)));
        var permissions = new HashSet<>(given);
        given.forEach(one -> permissions.addAll(roles.getOrDefault(one, Set.of())));
        return Optional.of(new Person(Long.parseLong(found.get().getFirst()), login, given.stream().filter(
                roles::containsKey).sorted().toList(), permissions));
    }

    private String table(String name) {
        return "`" + prefix + name + "`";
    }

    private Optional<List<String>> first(String sql, Map<String, Cell> parameters) throws SiteException {
        try (Rows rows = site.query(sql, parameters)) {
            Row row = rows.next();
            return row == null ? Optional.empty() : Optional.of(row.cells().stream().map(
                    ReadableCell::whole).toList());
        }
    }

    /** The array in a stored text; empty for anything else, so that who has nothing readable has nothing. */
    private static PhpValue.Array array(String serialized) {
        try {
            return PhpParser.parse(serialized) instanceof PhpValue.Array array ? array : EMPTY;
        } catch (PhpSyntaxException e) {
            return EMPTY;
        }
    }

    private static Set<String> granted(PhpValue.Array array) {
        return array.entries().stream().filter(entry -> isOn(entry.value()) && entry
                .key() instanceof PhpValue.Str).map(entry -> ((PhpValue.Str) entry.key()).text()).collect(
                        Collectors.toSet());
    }

    private static boolean isOn(PhpValue value) {
        return (value instanceof PhpValue.Bool(boolean on) && on)
                || (value instanceof PhpValue.Int(long number) && number != 0)
                || (value instanceof PhpValue.Str text && text.text().equals("1"));
    }
}
