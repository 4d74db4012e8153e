package org.fairlead.run;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.step.finish.FinishReport;

/**
 * What a run has left on its target, at further places and on this machine, and its removal piece by piece.
 */
public interface CleaningWork {
    /**
     * Looks; a site that cannot be reached is noted, and what is left there is not listed.
     *
     * @throws ProblemException
     * when the record fails
     */
    Left left() throws ProblemException;

    /**
     * Removes pieces.
     *
     * @param ids
     * of pieces that may go
     * @throws ProblemException
     * when one of them is not there or has to stay; then nothing is removed
     */
    FinishReport remove(Set<String> ids) throws ProblemException;

    /**
     * What is left.
     *
     * @param notes
     * what could not be looked at
     */
    record Left(List<Piece> pieces, List<Problem> notes) {
        public Left {
            pieces = List.copyOf(pieces);
            notes = List.copyOf(notes);
        }
    }

    /**
     * A thing that may go, or not yet.
     *
     * @param kind
     * "checkpoints", "snapshot", "journal", "undo", "backup", "newer", "scratch", "aside", "user", "bundle"
     * or
     * "copy"
     * @param place
     * for people
     * @param bytes
     * -1 where nobody can tell
     * @param stays
     * why it may not go now
     */
    record Piece(String id, String kind, String place, long bytes, Optional<Problem> stays) {}
}
