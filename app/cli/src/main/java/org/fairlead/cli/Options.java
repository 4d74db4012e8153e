package org.fairlead.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.run.Workspace;
import org.fairlead.run.Workspaces;
import org.fairlead.secret.Secret;
import org.fairlead.secret.SecretSource;
import org.fairlead.site.SiteException;
import org.fairlead.text.Messages;

/** Options that every command has. */
final class Options {
    @Option(names = "--home", paramLabel = "DIR", descriptionKey = "option.home")
    private @Nullable Path home;

    @Option(names = "--json", descriptionKey = "option.json")
    private boolean json;

    @Option(names = "--dry-run", descriptionKey = "option.dry-run")
    private boolean dryRun;

    @Option(names = "--passphrase-file", paramLabel = "FILE", descriptionKey = "option.passphrase-file")
    private @Nullable Path passphraseFile;

    private Optional<CardNames> cards = Optional.empty();

    /** Remembers whose cards help with an error. */
    void about(CardNames names) {
        cards = Optional.of(names);
    }

    Optional<CardNames> cards() {
        return cards;
    }

    boolean json() {
        return json;
    }

    boolean dryRun() {
        return dryRun;
    }

    Workspace workspace() throws ProblemException {
        return Workspaces.open(homeFolder());
    }

    Path homeFolder() {
        Path given = home;
        return given == null ? Workspaces.defaultHome(System.getenv()) : given;
    }

    SecretSource secrets() {
        Messages messages = Messages.english();
        return Workspaces.secrets(System.getenv(), question -> Keyboard.ask(messages.text("question."
                + question)),
                problem -> System.err.println(messages.text(problem)));
    }

    /** The passphrase of the way back, from its file or asked for; asked twice where it is new. */
    Secret passphrase(boolean isNew) throws ProblemException {
        return passphrase("question.passphrase", isNew);
    }

    /** A passphrase of its own, from another file or asked for. */
    Secret passphrase(String question, Optional<Path> file) throws ProblemException {
        return file.isPresent() ? firstLine(file.get()) : Keyboard.ask(Messages.english().text(question))
                .orElseThrow(() -> new SiteException(Problem.blocker("cli.problem.no-passphrase")));
    }

    /** A passphrase, from its file or asked for; asked twice where it is new. */
    Secret passphrase(String question, boolean isNew) throws ProblemException {
        Path file = passphraseFile;
        if (file != null) {
            return firstLine(file);
        }
        Messages messages = Messages.english();
        Secret first = Keyboard.ask(messages.text(question))
                .orElseThrow(() -> new SiteException(Problem.blocker("cli.problem.no-passphrase")));
        if (isNew) {
            Secret second = Keyboard.ask(messages.text("question.passphrase-again"))
                    .orElseThrow(() -> new SiteException(Problem.blocker("cli.problem.no-passphrase")));
            if (!first.revealText().equals(second.revealText())) {
                throw new SiteException(Problem.blocker("cli.problem.passphrases-differ"));
            }
            second.close();
        }
        return first;
    }

    private static Secret firstLine(Path file) throws SiteException {
        try (InputStream in = Files.newInputStream(file)) {
            String line = new String(in.readNBytes(4096), StandardCharsets.UTF_8).lines().findFirst().orElse(
                    "");
            if (line.isEmpty()) {
                throw new SiteException(Problem.blocker("cli.problem.empty-passphrase", file.toString()));
            }
            return Secret.of(line);
        } catch (IOException e) {
            throw new SiteException(
                    Problem.blocker("files.problem.cannot-read", file.toString(), String.valueOf(e
                            .getMessage())), e);
        }
    }
}
