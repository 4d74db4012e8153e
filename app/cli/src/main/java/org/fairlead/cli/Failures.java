package org.fairlead.cli;

import java.io.PrintWriter;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

import org.fairlead.bundle.BundleException;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.playbook.InvalidFileException;
import org.fairlead.text.Messages;

/** Says a failure on standard error: what, where, why, what to do. A bug is logged whole and said as one. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static int show(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        Optional<CardNames> cards = options(parsed).flatMap(Options::cards);
        Messages messages = cards.map(CardNames::messages).orElseGet(Messages::english);
        switch (failure) {
            case InvalidFileException invalid -> invalid.problems().forEach(problem -> say(err, messages,
                    problem));
            case BundleException bundle -> {
                LOG.debug("bundle refused", bundle);
                bundle.problems().forEach(problem -> say(err, messages, problem));
            }
            case ProblemException known -> {
                LOG.debug("command failed", known);
                say(err, messages, known.problem());
                cards.flatMap(names -> names.read(known.problem())).ifPresent(err::println);
            }
            default -> {
                LOG.error("unexpected", failure);
                err.println(messages.text("cli.bug", failure.getClass().getSimpleName()));
            }
        }
        err.flush();
        return ExitCode.of(failure);
    }

    private static Optional<Options> options(ParseResult parsed) {
        ParseResult last = parsed;
        while (last.hasSubcommand()) {
            last = last.subcommand();
        }
        return last.commandSpec().mixins().values().stream().map(CommandSpec::userObject).filter(
                Options.class::isInstance).map(Options.class::cast).findFirst();
    }

    static void say(PrintWriter err, Messages messages, Problem problem) {
        err.println(plain(messages.text(problem)));
        messages.why(problem).ifPresent(why -> err.println("  " + plain(why)));
        messages.fix(problem).ifPresent(fix -> err.println("  " + plain(messages.text("cli.fix", fix))));
    }

    /** Text that may hold what a stranger wrote into a file, without anything that a terminal would obey. */
    static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}&&[^\n\t]]",
                "?");
    }
}
