package org.fairlead.playbook;

import java.util.Map;

/**
 * A playbook with what belongs to it.
 *
 * @param texts
 * its sentences by key
 * @param hash
 * hex SHA-256 of its folder, part of a plan's hash
 * @param builtIn
 * whether it came with the program; any other must be trusted by the user before its SQL runs
 */
public record KnownPlaybook(Playbook playbook, Map<String, String> texts, String hash, boolean builtIn) {
    public KnownPlaybook {
        texts = Map.copyOf(texts);
    }

    /** Whether the user must be asked first: it is not ours and holds statements or commands. */
    public boolean needsTrust() {
        return !builtIn && (playbook.system().layouts().stream().anyMatch(l -> !l.holds().isEmpty())
                || !playbook.configuration().equals(Configuration.NONE) || !playbook.naturalKeys().isEmpty()
                || !playbook.probes().isEmpty() || playbook.requirements().stream().anyMatch(
                        requirement -> !requirement.run().isEmpty())
                || !playbook.timings().isEmpty() || !playbook.trouble().repairs().isEmpty() || !playbook
                        .access()
                        .markups().isEmpty() || playbook.checks().stream().anyMatch(c -> !c.sql()
                                .isEmpty())
                || playbook.actions().stream().anyMatch(KnownPlaybook::runsOrWrites));
    }

    private static boolean runsOrWrites(Action action) {
        return switch (action) {
            case Action.Ask ask -> !ask.copy().isEmpty() || !ask.doneWhen().isEmpty();
            case Action.CopyFiles files -> false;
            case Action.Command command -> true;
            case Action.Sql sql -> true;
            case Action.Schema schema -> true;
            case Action.WriteRows rows -> true;
            case Action.JsonMember member -> true;
            case Action.EnvLines lines -> true;
            case Action.FlushKeys flush -> true;
        };
    }
}
