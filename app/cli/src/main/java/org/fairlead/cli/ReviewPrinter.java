package org.fairlead.cli;

import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.ProblemException;
import org.fairlead.run.PlanReview;
import org.fairlead.run.PlanReview.Moving;

/** Says what a plan would do, and does nothing. */
final class ReviewPrinter {
    private static final long SECONDS = 60;

    private final Session session;

    ReviewPrinter(Session session) {
        this.session = session;
    }

    int print(boolean json) throws ProblemException {
        PlanReview review = session.journey().review();
        var out = session.out();
        if (json) {
            out.println(JsonMapper.shared().writeValueAsString(review));
        } else {
            var messages = session.messages();
            boolean settings = review.moving().stream().anyMatch(m -> m.kind().equals(Moving.SETTINGS));
            boolean place = review.moving().stream().anyMatch(m -> m.kind().equals(Moving.TOUCHED));
            out.println(messages.text("cli.review.title" + (settings ? "-settings" : place ? "-place" : ""),
                    review
                            .hash(), review.rows(), review.moving().size()));
            review.moving().stream().filter(m -> m.rows() > 0).forEach(m -> out.println("  " + (m.kind()
                    .equals(Moving.SETTINGS)
                            ? messages.text("cli.review.moving-settings", messages.text("component." + m
                                    .table()), m.rows())
                            : messages.text("cli.review.moving", m.table(), m.rows()))));
            var window = review.window();
            out.println("  " + messages.text(window.calmHour().isEmpty() ? "cli.review.window"
                    : "cli.review.window-from", window.total() / SECONDS, window.calmHour().orElse(0)));
            int number = 0;
            for (PlanReview.Doing doing : review.doing()) {
                out.println("  " + messages.text("cli.review.doing", ++number, messages.text("action." + doing
                        .id()),
                        doing.writesTo().isEmpty() ? "-" : doing.writesTo(), messages.text("undo." + doing
                                .undoneBy())));
            }
        }
        out.flush();
        return ExitCode.DONE;
    }
}
