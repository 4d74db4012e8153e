package org.fairlead.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.bundle.BundleMeans;
import org.fairlead.model.ProblemException;
import org.fairlead.run.Workspaces;
import org.fairlead.secret.IdentityFile;
import org.fairlead.secret.Secret;
import org.fairlead.secret.SigningKeyFile;
import org.fairlead.text.Messages;

/** Makes a private key: an age identity, or a key that signs. */
@Command(name = "keygen", mixinStandardHelpOptions = true)
final class KeygenCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Option(names = "--out", required = true, paramLabel = "FILE", descriptionKey = "option.out-key")
    private Path file = Path.of("key.txt");
    @Option(names = "--signing", descriptionKey = "option.signing")
    private boolean signing;

    @Override
    public Integer call() throws Exception {
        var out = spec.commandLine().getOut();
        Messages messages = Messages.english();
        if (options.dryRun()) {
            out.println(messages.text("cli.keygen.dry-run", file.toString()));
            return ExitCode.DONE;
        }
        String made = make(Workspaces.bundleMeans());
        out.println(options.json()
                ? JsonMapper.shared().writeValueAsString(Map.of("public-key", made))
                : messages.text("cli.keygen", made));
        out.flush();
        return ExitCode.DONE;
    }

    private String make(BundleMeans means) throws ProblemException {
        if (!signing) {
            return IdentityFile.create(file, means.clock());
        }
        try (Secret passphrase = options.passphrase("question.key-passphrase", true)) {
            return SigningKeyFile.create(file, passphrase, means.random(), means.heap()).text();
        }
    }
}
