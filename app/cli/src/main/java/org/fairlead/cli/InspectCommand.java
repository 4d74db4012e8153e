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

import org.fairlead.bundle.BundleFile;
import org.fairlead.bundle.BundleKey;
import org.fairlead.bundle.BundleReader;
import org.fairlead.bundle.ReadWatch;
import org.fairlead.bundle.VerifiedBundle;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.run.Workspaces;
import org.fairlead.secret.IdentityFile;
import org.fairlead.secret.Secret;
import org.fairlead.secret.SignerKey;
import org.fairlead.secret.SigningKeyFile;
import org.fairlead.site.SiteException;
import org.fairlead.text.Messages;

/** Reads a bundle from end to end and says what is in it. */
@Command(name = "inspect", mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Parameters(paramLabel = "BUNDLE", descriptionKey = "parameter.bundle")
    private Path bundle = Path.of("");
    @Option(names = "--identity", paramLabel = "FILE", descriptionKey = "option.identity")
    private @Nullable Path identity;
    @Option(names = "--signer", paramLabel = "PUBKEY", descriptionKey = "option.signer")
    private @Nullable String signer;

    @Override
    public Integer call() throws Exception {
        String wanted = signer;
        Optional<SignerKey> sender = wanted == null ? Optional.empty() : Optional.of(SigningKeyFile.signer(
                wanted));
        try (VerifiedBundle verified = open(BundleFile.at(bundle))) {
            if (sender.isPresent()) {
                verified.requireSignedBy(sender.get());
            }
            var out = spec.commandLine().getOut();
            var printer = new BundlePrinter(Messages.english(), out);
            if (options.json()) {
                printer.json(verified, verified.signature(sender));
            } else {
                printer.text(verified, verified.signature(sender));
            }
            out.flush();
        }
        return ExitCode.DONE;
    }

    private VerifiedBundle open(BundleFile file) throws ProblemException {
        var reader = new BundleReader();
        Path keys = identity;
        return switch (file.openedBy()) {
            case ANYBODY -> reader.verify(file, new BundleKey.None(), ReadWatch.NONE);
            case KEY -> {
                if (keys == null) {
                    throw new SiteException(Problem.blocker("bundle.problem.key-needed", file.name()));
                }
                List<Secret> identities = IdentityFile.read(keys);
                try {
                    yield reader.verify(file, new BundleKey.Identities(identities), ReadWatch.NONE);
                } finally {
                    identities.forEach(Secret::close);
                }
            }
            case PASSPHRASE -> {
                if (keys != null) {
                    throw new SiteException(Problem.blocker("bundle.problem.passphrase-needed", file.name()));
                }
                try (Secret passphrase = options.passphrase("question.bundle-passphrase", false)) {
                    yield reader.verify(file, new BundleKey.Passphrase(passphrase, Workspaces.bundleMeans()
                            .heap()),
                            ReadWatch.NONE);
                }
            }
        };
    }
}
