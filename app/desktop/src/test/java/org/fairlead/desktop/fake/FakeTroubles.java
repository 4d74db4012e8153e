package org.fairlead.desktop.fake;

import java.util.List;

import org.fairlead.compare.CompareReport;
import org.fairlead.compare.Compared;
import org.fairlead.compare.Compared.Seen;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.run.RepairOffer;
import org.fairlead.run.RepairOffer.State;
import org.fairlead.run.TroubleWork;

/** Help with a site that is not there. */
final class FakeTroubles implements TroubleWork {
    private State state = State.OFFERED;
    private int minutes;

    @Override
    public List<RepairOffer> repairs() {
        return List.of(offer("missing-indexes", state), offer("expired-caches", State.NOT_NEEDED));
    }

    private RepairOffer offer(String id, State now) {
        Problem problem = now == State.NOT_NEEDED ? Problem.passed("repair." + id + ".passed")
                : Problem.info("repair." + id, now == State.OFFERED ? 1 : 0);
        return new RepairOffer(id, new Finding("repair/" + id, "verify.group.repairs", problem).with(
                new Evidence(List.of("evidence.setting", "evidence.what"), now == State.OFFERED
                        ? List.of(List.of("wp_mpai_conversations (user_id)",
                                "CREATE INDEX user_id ON wp_mpai_conversations (user_id)"))
                        : List.of(), 1)), now, 0);
    }

    @Override
    public RepairOffer repair(String id, int forMinutes) {
        minutes = forMinutes;
        state = State.DONE;
        return offer(id, state);
    }

    @Override
    public Problem testMail(String to, String subject, String text) throws ProblemException {
        if (!to.contains("@")) {
            throw new ProblemException(Problem.blocker("mail.problem.address"), null);
        }
        return Problem.passed("mail.sent", "mail.example:587", "test-mail");
    }

    /** For how long the last repair was asked for. */
    int minutes() {
        return minutes;
    }

    @Override
    public RepairOffer takeBack(String id) {
        state = State.OFFERED;
        return offer(id, state);
    }

    @Override
    public List<Finding> logs() {
        return List.of(new Finding("check/php-logs", "verify.group.machine", Problem.warning(
                "card.memory-limit", 3, 134_217_728)));
    }

    @Override
    public CompareReport compare(String before, String now, List<String> paths) {
        return new CompareReport(before, now, List.of(new Compared("/", new Seen(200, 8120, 84), new Seen(200,
                8124, 91), List.of(), 0, "", ""), new Compared("/shop/", new Seen(200, 12_044, 120), new Seen(
                        500, 64, 31), List.of("status", "text", "length"), 3, "Add to cart",
                        "There has been a critical error on this website.")), List.of("wp_mpai_messages",
                                "[17]", "missing"));
    }

    @Override
    public List<String> giveBackDue() {
        return List.of();
    }

    @Override
    public List<Finding> check(String card) {
        return List.of(new Finding("check/health", "verify.group.web", Problem.passed(
                "check.health.passed")), new Finding("check/tiers", "verify.group.derived", Problem.blocker(
                        "check.tiers", 2)).with(new Evidence(List.of("evidence.key"), List.of(List.of("17"),
                                List.of("23")), 2)));
    }
}
