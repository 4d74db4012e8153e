package org.fairlead.desktop.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.fairlead.model.Problem;
import org.fairlead.run.CleaningWork;
import org.fairlead.step.finish.FinishReport;

/** What a run of the pictures has left. */
final class FakeCleaning implements CleaningWork {
    /** What giving up the way back removes. */
    static final List<String> LEFT = List.of("Checkpoints in aidesign@db1.kestrel.example (1 table)",
            "Snapshot of the source, 48.2 MB", "Undo journal, 12.1 MB", "Backups, 51.7 MB");

    private final List<Piece> pieces = new ArrayList<>(List.of(new Piece("scratch/fairlead_whole_1",
            "scratch",
            "fairlead_whole_1@db1.kestrel.example", 48_200_000, Optional.empty()), new Piece(
                    "user/fairlead-trial-7",
                    "user", "aidesign@db1.kestrel.example: fairlead-trial-7", -1, Optional.empty()),
            new Piece("backup",
                    "backup", "backup", 51_700_000, Optional.of(Problem.blocker("clean.stays.until",
                            "2027-01-31")))));

    @Override
    public Left left() {
        FakeWorkspace.offTheWindowsThread();
        return new Left(pieces, List.of());
    }

    @Override
    public FinishReport remove(Set<String> ids) {
        FakeWorkspace.offTheWindowsThread();
        List<Piece> going = pieces.stream().filter(piece -> ids.contains(piece.id())).toList();
        pieces.removeAll(going);
        return new FinishReport(going.stream().map(Piece::place).toList(), going.stream().mapToLong(
                piece -> Math.max(0, piece.bytes())).sum());
    }
}
