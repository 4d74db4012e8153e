package org.fairlead.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import org.fairlead.bundle.BundleTarget;
import org.fairlead.bundle.BundleTarget.Compression;
import org.fairlead.bundle.Protection;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.secret.Secret;
import org.fairlead.site.SiteException;

/** Where a bundle goes and how it is protected, and the export itself. */
final class ExportChoice {
    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,9})([KMGkmg]?)");

    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "option.bundle-out")
    private @Nullable Path out;
    @Option(names = "--recipient", paramLabel = "KEY", descriptionKey = "option.recipient")
    private List<String> recipients = List.of();
    @Option(names = "--unencrypted", descriptionKey = "option.unencrypted")
    private boolean unencrypted;

    @Option(names = "--part-size", paramLabel = "SIZE", descriptionKey = "option.part-size")
    private String partSize = "";
    @Option(names = "--compression", paramLabel = "LEVEL", descriptionKey = "option.compression")
    private Compression compression = Compression.FAST;

    /** Writes the bundle, or says what would be in it, and answers the exit code. */
    int export(Session session, Options options) throws ProblemException {
        if (options.dryRun()) {
            return new LeavingPrinter(session).print(!unencrypted, options.json());
        }
        BundleTarget target = new BundleTarget(file(session), bytes(partSize), compression);
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

    /** A size such as 700M or 1G, in bytes; 0 where none is given. */
    static long bytes(String size) throws SiteException {
        if (size.isEmpty()) {
            return 0;
        }
        Matcher matcher = SIZE.matcher(size);
        if (!matcher.matches()) {
            throw new SiteException(Problem.blocker("cli.problem.part-size", size, BundleTarget.LEAST >> 10));
        }
        int shift = switch (matcher.group(2).toUpperCase(Locale.ROOT)) {
            case "K" -> 10;
            case "M" -> 20;
            case "G" -> 30;
            default -> 0;
        };
        long bytes = Long.parseLong(matcher.group(1)) << shift;
        if (bytes < BundleTarget.LEAST) {
            throw new SiteException(Problem.blocker("cli.problem.part-size", size, BundleTarget.LEAST >> 10));
        }
        return bytes;
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
