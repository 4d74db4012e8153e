package org.fairlead.move;

import java.util.List;
import java.util.Optional;

import org.fairlead.model.Finding;

/**
 * Everything that moves.
 *
 * @param groups
 * parents before children; tables of one group refer to one another in a circle
 * @param stays
 * tables of the source that stay behind, with the key of the reason
 * @param unknown
 * tables of the source that the playbook does not know
 * @param findings
 * what is wrong with the shapes of the two sides
 */
public record Moves(List<List<Move>> groups, List<Stay> stays, List<String> unknown, List<Finding> findings) {
    public Moves {
        groups = groups.stream().map(List::copyOf).toList();
        stays = List.copyOf(stays);
        unknown = List.copyOf(unknown);
        findings = List.copyOf(findings);
    }

    /** All moves in order. */
    public List<Move> all() {
        return groups.stream().flatMap(List::stream).toList();
    }

    public Optional<Move> of(String table) {
        return all().stream().filter(move -> move.table().equals(table)).findFirst();
    }

    /** A table that stays behind. */
    public record Stay(String table, String reason) {}
}
