package org.fairlead.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import org.fairlead.bundle.BundleTarget;
import org.fairlead.bundle.Protection;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.secret.Secret;
import org.fairlead.site.SiteException;

/** Where a bundle goes and how it is protected, and the export itself. */
final class ExportChoice {
    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "option.bundle-out")
    private @Nullable Path out;
    @Option(names = "--recipient", paramLabel = "KEY", descriptionKey = "option.recipient")
    private List<String> recipients = List.of();
    @Option(names = "--unencrypted", descriptionKey = "option.unencrypted")
    private boolean unencrypted;

    /** Writes the bundle and answers the exit code. */
    int export(Session session, Options options) throws ProblemException {
        BundleTarget target = BundleTarget.oneFile(file(session));
        if (unencrypted) {
            return export(session, target, new Protection.Unencrypted());
        }
        if (!recipients.isEmpty()) {
            return export(session, target, new Protection.ToKeys(recipients));
        }
        try (Secret passphrase = options.passphrase("question.bundle-passphrase", true)) {
            return export(session, target, new Protection.ToPassphrase(passphrase));
        }
    }

    private static int export(Session session, BundleTarget target, Protection protection)
            throws ProblemException {
        return session.show("export", session.journey().configuration().export(target, protection, Optional
                .empty(), session.controls()));
    }

    private Path file(Session session) throws SiteException {
        Path given = out;
        String planned = session.journey().plan().configuration().bundle();
        if (given == null && planned.isEmpty()) {
            throw new SiteException(Problem.blocker("cli.problem.no-bundle-file"));
        }
        return given == null ? Path.of(planned) : given;
    }
}
