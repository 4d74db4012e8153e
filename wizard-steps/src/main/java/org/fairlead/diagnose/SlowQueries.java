package org.fairlead.diagnose;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.model.Cell;
import org.fairlead.model.Problem;
import org.fairlead.model.Spread;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Timing;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.watch.Rounds;
import org.fairlead.watch.Speed;

/** The playbook's typical queries, and how the server carries out those that take too long. */
final class SlowQueries {
    private static final long MILLI = 1000;

    private final Playbook playbook;
    private final Database database;
    private final Map<String, Cell> parameters;

    SlowQueries(Playbook playbook, Database database, Map<String, Cell> parameters) {
        this.playbook = playbook;
        this.database = database;
        this.parameters = parameters;
    }

    void check(Answers answers) {
        int asked = 0;
        int slow = 0;
        for (Timing timing : playbook.timings()) {
            Optional<Boolean> answer = timing.path().isEmpty() ? slow(timing, answers) : Optional.empty();
            asked += answer.isPresent() ? 1 : 0;
            slow += answer.orElse(false) ? 1 : 0;
        }
        if (asked > 0 && slow == 0) {
            answers.tell("queries", Problem.passed("diagnose.passed.queries", asked));
        }
    }

    /** Whether it takes too long; empty for a question that this layout cannot answer yet, or no longer. */
    private Optional<Boolean> slow(Timing timing, Answers answers) {
        try {
            return Optional.of(check(timing, timing.sql(), answers));
        } catch (SiteException otherLayout) {
            return Optional.empty();
        }
    }

    private boolean check(Timing timing, String sql, Answers answers) throws SiteException {
        try (Transaction transaction = database.begin(Access.READ)) {
            Spread spread = Rounds.query(transaction, sql, parameters);
            long limit = Speed.limitMicros(timing.atMostMillis() * MILLI, Spread.of(1));
            if (spread.median() <= limit) {
                return false;
            }
            answers.tell("query/" + timing.id(), Problem.warning("diagnose.warning.slow", timing.id(), spread
                    .median() / MILLI, limit / MILLI), List.of("evidence.plan"), Explained.lines(
                            database, transaction, sql, parameters));
            return true;
        }
    }
}
