package org.fairlead.playbook;

import java.util.List;

/**
 * Something in a database of several systems whose rows are listed by themselves where all of it is kept.
 *
 * @param id
 * names it for people
 * @param tables
 * patterns of its tables
 * @param sql
 * counts its rows within a table that is shared with others; empty where it has tables of its own
 * @param of
 * that table, without which nothing is counted
 */
public record ListedApart(String id, List<String> tables, String sql, String of) {
    public ListedApart {
        tables = List.copyOf(tables);
    }

    /** Whether a table is one of its own. */
    public boolean takes(String table) {
        return tables.stream().anyMatch(pattern -> Configuration.matches(pattern, table));
    }

    ListedApart at(String prefix) {
        return new ListedApart(id, tables.stream().map(table -> table.replace(Configuration.PREFIX, prefix))
                .toList(), sql.replace(Configuration.PREFIX, prefix), of.replace(Configuration.PREFIX,
                        prefix));
    }
}
