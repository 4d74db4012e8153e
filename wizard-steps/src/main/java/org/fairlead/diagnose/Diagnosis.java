package org.fairlead.diagnose;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.site.Network;
import org.fairlead.site.Redirects;
import org.fairlead.site.Web;
import org.fairlead.site.Web.Answer;

/** Asks everything that a plan needs, and tells each answer as it comes. */
public final class Diagnosis {
    private static final int SERVER_ERROR = 500;

    private final Consumer<Finding> told;

    public Diagnosis(Consumer<Finding> told) {
        this.told = told;
    }

    /**
     * One side.
     *
     * @param side
     * "source" or "target"
     */
    public void side(String side, SideDiagnosis diagnosis) {
        diagnosis.run(new Answers(side, told));
    }

    /** An address on the web. */
    public interface Address {
        Web open() throws ProblemException;
    }

    /** The pages of a site. */
    public void web(String address, Network network, Address opened) {
        var answers = new Answers("web", told);
        URI uri = parsed(address).orElse(null);
        if (uri == null || uri.getHost() == null) {
            answers.tell("address", Problem.blocker("diagnose.problem.address", address));
            return;
        }
        int port = uri.getPort() > 0 ? uri.getPort() : uri.getScheme().equals("http") ? 80 : 443;
        if (new Reach(network, answers).check("web", uri.getHost(), port)) {
            answers.ask("web/page", () -> {
                Answer answer = opened.open().get("/", Map.of());
                if (answer.status() / 100 == 3) {
                    return Redirects.explain(address, answer);
                }
                return answer.status() >= SERVER_ERROR
                        ? Problem.blocker("diagnose.problem.page", address, answer.status())
                        : Problem.passed("diagnose.passed.page", address, answer.status(), answer.millis());
            });
        }
    }

    private static Optional<URI> parsed(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getScheme() == null ? Optional.empty() : Optional.of(uri);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What a service says when it is asked with its key. */
    public interface Service {
        /** Number of models that it offers to the key. */
        int models() throws ProblemException;
    }

    /** A service that the site uses. */
    public void provider(String name, Service service) {
        new Answers("provider", told).ask("models", () -> Problem.passed("diagnose.passed.provider", name,
                service.models()));
    }
}
