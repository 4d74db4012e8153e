package org.fairlead.diagnose;

import java.util.List;

import org.fairlead.model.Problem;
import org.fairlead.site.Network;

/** Whether a server's name is known and its port answers. */
final class Reach {
    private final Network network;
    private final Answers answers;

    Reach(Network network, Answers answers) {
        this.network = network;
        this.answers = answers;
    }

    /**
     * Asks for the name, then at the port.
     *
     * @param what
     * "database", "ssh" or "web"; it tells the questions apart
     * @return whether something answers
     */
    boolean check(String what, String host, int port) {
        return answers.ask(what + "/name", () -> {
            List<String> addresses = network.addresses(host);
            return Problem.passed("diagnose.passed.name", host, String.join(", ", addresses));
        }) && answers.ask(what + "/port", () -> Problem.passed("diagnose.passed.port", host, Integer.toString(
                port), network
                        .connect(host, port) / 1000.0));
    }
}
