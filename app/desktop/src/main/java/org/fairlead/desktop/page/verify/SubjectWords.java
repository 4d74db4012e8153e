package org.fairlead.desktop.page.verify;

import java.util.ArrayList;

import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.PlaybookWords;
import org.fairlead.model.Problem;

/** What the things that are watched are called. */
final class SubjectWords {
    private static final String OWN = "own/";
    private static final String MACHINE = "machine/";
    private static final String CLOCK = "clock/";

    private final Words words;

    SubjectWords(Words words) {
        this.words = words;
    }

    String of(String subject) {
        if (subject.startsWith("/")) {
            return subject;
        }
        if (subject.startsWith(OWN)) {
            return words.say("window.watch.subject.own", subject.substring(OWN.length()));
        }
        if (subject.startsWith(MACHINE)) {
            return new PlaybookWords(words).look(subject.substring(MACHINE.length()));
        }
        if (subject.startsWith(CLOCK)) {
            return words.say("window.watch.subject.clock");
        }
        return words.sayOr("timing." + subject, words.sayOr("window.watch.subject." + subject, subject));
    }

    /** A finding of the watch, whose first argument is the thing it speaks of. */
    Problem named(Problem problem) {
        if (!problem.key().startsWith("watch.") || problem.args().isEmpty() || !(problem.args()
                .getFirst() instanceof String subject)) {
            return problem;
        }
        var args = new ArrayList<Object>(problem.args());
        args.set(0, of(subject));
        return new Problem(problem.severity(), problem.key(), args);
    }
}
