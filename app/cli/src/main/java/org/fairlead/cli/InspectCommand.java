package org.fairlead.cli;

import java.nio.file.Path;
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
import org.fairlead.bundle.BundleReader;
import org.fairlead.bundle.ReadWatch;
import org.fairlead.bundle.VerifiedBundle;
import org.fairlead.model.ProblemException;
import org.fairlead.run.Controls;
import org.fairlead.run.Workspace;
import org.fairlead.secret.SignerKey;
import org.fairlead.secret.SigningKeyFile;
import org.fairlead.text.Messages;

/** Reads a bundle from end to end and says what is in it. */
@Command(name = "inspect", mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Parameters(paramLabel = "BUNDLE", descriptionKey = "parameter.bundle")
    private String bundle = "";
    @Mixin
    private SshLogin login = new SshLogin();
    @Option(names = "--identity", paramLabel = "FILE", descriptionKey = "option.identity")
    private @Nullable Path identity;
    @Option(names = "--signer", paramLabel = "PUBKEY", descriptionKey = "option.signer")
    private @Nullable String signer;

    @Override
    public Integer call() throws Exception {
        String wanted = signer;
        Optional<SignerKey> sender = wanted == null ? Optional.empty() : Optional.of(SigningKeyFile.signer(
                wanted));
        BundleFile file = BundleFile.at(here());
        try (BundleKeys keys = BundleKeys.of(file, Optional.ofNullable(identity), () -> options.passphrase(
                "question.bundle-passphrase", false));
                VerifiedBundle verified = new BundleReader().verify(file, keys.key(), ReadWatch.NONE)) {
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

    /** The bundle on this computer. */
    private Path here() throws ProblemException {
        if (!bundle.startsWith("sftp://")) {
            return Path.of(bundle);
        }
        try (Workspace workspace = options.workspace()) {
            return workspace.fetchBundle(bundle, login.address(), options.secrets(), Controls.silent());
        }
    }
}
