package org.fairlead.playbook;

import java.util.List;

/**
 * How a system is recognised: by its tables, not by a version number.
 *
 * @param tables
 * patterns of the tables that are its own, where it shares a database with others; empty where all are
 * @param apart
 * what of a whole database is listed by itself where it is kept
 * @param archives
 * what a backup archives besides
 */
public record SystemFacts(String kind, List<Playbook.Layout> layouts, List<String> tables,
        List<ListedApart> apart, List<Archived> archives) {
    public SystemFacts {
        archives = List.copyOf(archives);
        apart = List.copyOf(apart);
        tables = List.copyOf(tables);
        layouts = List.copyOf(layouts);
    }

    SystemFacts between(Prefixes prefixes, String source, String target) {
        return new SystemFacts(kind, layouts.stream().map(prefixes::layout).toList(), tables.stream().map(
                table -> table.replace(Configuration.PREFIX, source)).toList(), apart.stream().map(
                        part -> part.at(target)).toList(), archives.stream().map(one -> one.at(target))
                                .toList());
    }
}
