package org.fairlead.bench;

import java.nio.file.Files;
import java.util.Map;

import org.fairlead.run.Controls;
import org.fairlead.sample.FaradayBase;
import org.fairlead.sample.PlaceJourney;

import static org.fairlead.sample.PlaceJourney.done;

/**
 * How long an upgrade in place takes, step by step: each user of the dashboard has two subscriptions and one
 * project. The argument is the number of users.
 */
public final class UpgradeBenchmark {
    private UpgradeBenchmark() {}

    private interface Work {
        Object run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        int users = Integer.parseInt(arguments[0]);
        String database = FaradayBase.generated(users);
        System.out.println(users + " users");
        try (PlaceJourney run = PlaceJourney.begin(Files.createTempDirectory("bench"), database,
                "upgrade-suite",
                Map.of("user-types", "all-student", "orphans", "tool"))) {
            timed("assess and back up", run::ready);
            timed("try", () -> done(run.journey().tryUpgrade(5, Controls.silent())));
            timed("upgrade", () -> done(run.journey().upgrade(Controls.silent())));
            timed("verify", () -> done(run.journey().verify(Controls.silent())));
            timed("roll back", () -> done(run.rollback(Map.of())));
        }
        System.exit(0); // the embedded server's threads would keep the process
    }

    private static void timed(String what, Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        System.out.printf("%-20s %8.1f s%n", what, (System.nanoTime() - start) / 1e9);
    }
}
