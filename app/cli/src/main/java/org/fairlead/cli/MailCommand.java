package org.fairlead.cli;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.Problem;
import org.fairlead.text.Messages;

/** Sends a test mail with the settings of the application, to an address of whoever asks. */
@Command(name = "mail", mixinStandardHelpOptions = true)
final class MailCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Parameters(paramLabel = "RUN", descriptionKey = "parameter.run")
    private String run = "";
    @Option(names = "--to", paramLabel = "ADDRESS", required = true, descriptionKey = "option.mail-to")
    private String to = "";

    @Override
    public Integer call() throws Exception {
        try (Session session = Session.ofRun(options, Optional.of(run), spec.commandLine().getOut())) {
            Messages messages = session.messages();
            Problem sent = session.journey().troubles().testMail(to, messages.text("mail.test.subject"),
                    messages.text("mail.test.text", run));
            if (options.json()) {
                session.out().println(JsonMapper.shared().writeValueAsString(Map.of("run", run, "step",
                        "mail", "sent", sent.args().getFirst())));
            } else {
                session.out().println(messages.text(sent));
                session.out().println(messages.text("cli.mail.arrived", run, sent.args().get(1)));
            }
            session.out().flush();
            return ExitCode.DONE;
        }
    }
}
