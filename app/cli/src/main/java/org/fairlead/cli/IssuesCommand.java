package org.fairlead.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.ProblemException;
import org.fairlead.rehearsal.Issue;
import org.fairlead.rehearsal.Issue.Decision;
import org.fairlead.run.RehearsalWork;
import org.fairlead.run.RehearsalWork.State;

/** What went otherwise than it should when a plan was rehearsed: the list of it, and decisions. */
@Command(name = "issues", mixinStandardHelpOptions = true)
final class IssuesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Parameters(index = "0", paramLabel = "RUN", descriptionKey = "parameter.run")
    private String run = "";
    @Parameters(index = "1", arity = "0..1", paramLabel = "ISSUE", descriptionKey = "parameter.issue")
    private @Nullable Integer number;
    @ArgGroup
    private @Nullable Answer answer;

    /** What is to become of an issue. */
    static final class Answer {
        @Option(names = "--fix", arity = "0..1", fallbackValue = "", paramLabel = "HOW",
                descriptionKey = "option.issue-fix")
        private @Nullable String fix;
        @Option(names = "--accept", paramLabel = "REASON", descriptionKey = "option.issue-accept")
        private @Nullable String accept;
        @Option(names = "--stop", arity = "0..1", fallbackValue = "", paramLabel = "WHY",
                descriptionKey = "option.issue-stop")
        private @Nullable String stop;

        private Decision decision() {
            return fix != null ? Decision.FIX : accept != null ? Decision.ACCEPT : Decision.STOP;
        }

        private String reason() {
            return fix != null ? fix : accept != null ? accept : stop != null ? stop : "";
        }
    }

    @Override
    public Integer call() throws Exception {
        try (Session session = Session.ofRun(options, Optional.of(run), spec.commandLine().getOut())) {
            RehearsalWork work = session.journey().rehearsal();
            Answer said = answer;
            Integer named = number;
            if (said != null && named != null) {
                work.decide(named, said.decision(), said.reason());
            } else if (said != null || named != null) {
                throw new ParameterException(spec.commandLine(), session.messages().text(
                        "cli.problem.issue-usage"));
            }
            Optional<State> last = work.last();
            print(session, last);
            return last.filter(State::isPassed).isPresent() ? ExitCode.DONE : ExitCode.GATE;
        }
    }

    private void print(Session session, Optional<State> last) throws ProblemException {
        List<Issue> issues = last.map(State::issues).orElse(List.of());
        if (options.json()) {
            session.out().println(JsonMapper.shared().writeValueAsString(Map.of("run", session.journey()
                    .runId(), "rehearsal", last.map(State::run).orElse(""), "passed", last.filter(
                            State::isPassed).isPresent(), "result", issues)));
        } else if (last.isEmpty()) {
            session.out().println(session.messages().text("cli.issues.none", session.journey().runId()));
        } else {
            new RehearsalPrinter(session.messages(), session.out()).issues(last.get());
        }
        session.out().flush();
    }
}
