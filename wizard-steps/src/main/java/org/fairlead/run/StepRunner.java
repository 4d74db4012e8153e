package org.fairlead.run;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.fairlead.model.ProblemException;
import org.fairlead.record.RunLog.StepEntry;
import org.fairlead.secret.Secret;
import org.fairlead.step.StepOutcome;

/** Steps by name, for front ends that go through them one by one. */
public final class StepRunner {
    /** Steps that the engine carries out by itself; the others are a person's. */
    private static final List<String> WORKING = List.of("assess", "backup", "export", "import",
            "transfer", "upgrade", "verify");

    private StepRunner() {}

    /** Gives the passphrase when the backup asks for it. */
    @FunctionalInterface
    public interface PassphraseSource {
        Secret get() throws ProblemException;
    }

    /** The working steps of a journey that have not been done yet, in order. */
    public static List<String> open(Journey journey) throws ProblemException {
        Set<String> done = journey.log().steps().stream().filter(entry -> entry.outcome().equals("done"))
                .map(StepEntry::step).collect(Collectors.toSet());
        return journey.steps().stream().filter(WORKING::contains).filter(step -> !done.contains(step))
                .toList();
    }

    /** Carries out a working step, but for export and import: those need to be told of a bundle. */
    public static StepOutcome<?> perform(Journey journey, String step, PassphraseSource passphrase,
            Controls controls)
            throws ProblemException {
        return switch (step) {
            case "assess" -> journey.assess(controls);
            case "backup" -> {
                try (Secret secret = passphrase.get()) {
                    yield journey.backup(secret, controls);
                }
            }
            case "transfer" -> journey.transfer(controls);
            case "upgrade" -> journey.upgrade(controls);
            case "verify" -> journey.verify(controls);
            default -> throw new IllegalArgumentException("no working step " + step);
        };
    }
}
