package org.fairlead.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import org.fairlead.bundle.BundleTarget;
import org.fairlead.bundle.Protection;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.secret.Secret;
import org.fairlead.site.SiteException;

/** Writes the settings that a plan chooses into a bundle. */
@Command(name = "export", mixinStandardHelpOptions = true)
final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Parameters(paramLabel = "PLAN", descriptionKey = "parameter.plan")
    private Path plan = Path.of("");
    @Option(names = "--out", paramLabel = "FILE", descriptionKey = "option.bundle-out")
    private @Nullable Path out;
    @Option(names = "--recipient", paramLabel = "KEY", descriptionKey = "option.recipient")
    private List<String> recipients = List.of();
    @Option(names = "--unencrypted", descriptionKey = "option.unencrypted")
    private boolean unencrypted;

    @Override
    public Integer call() throws Exception {
        try (Session session = Session.ofPlan(options, plan, spec.commandLine().getOut())) {
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
