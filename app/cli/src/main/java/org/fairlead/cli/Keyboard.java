package org.fairlead.cli;

import java.io.Console;
import java.util.Arrays;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.fairlead.secret.Secret;

/** The person at the terminal, if there is one. */
final class Keyboard {
    private Keyboard() {}

    /** Whether input and output are a terminal. The launcher asks Java for the console that tells. */
    static boolean isThere() {
        return console() != null;
    }

    @SuppressWarnings("SystemConsoleNull") // with -Djdk.console=java.base it is null where there is no terminal
    private static @Nullable Console console() {
        return System.console();
    }

    /** Asks for a secret without showing it; empty where nobody is there or nothing was typed. */
    static Optional<Secret> ask(String question) {
        Console console = console();
        if (console == null) {
            return Optional.empty();
        }
        char[] typed = console.readPassword("%s ", question);
        if (typed == null || typed.length == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Secret.copyOf(typed));
        } finally {
            Arrays.fill(typed, '\0');
        }
    }
}
