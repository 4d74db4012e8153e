package org.fairlead.cli;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.ProblemException;
import org.fairlead.plan.Acceptance.Watching;
import org.fairlead.watch.WatchReport;

/** Watches the site of a run for a while, or tries one of its pages under load. */
@Command(name = "watch", mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {
    private static final long NAP_MILLIS = 200;

    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Parameters(paramLabel = "RUN", descriptionKey = "parameter.run")
    private String run = "";
    @Option(names = "--every", paramLabel = "TIME", converter = TimeSpan.class,
            descriptionKey = "option.every")
    private @Nullable Duration every;
    @Option(names = "--for", paramLabel = "TIME", converter = TimeSpan.class, descriptionKey = "option.for")
    private @Nullable Duration howLong;
    @Option(names = "--load", paramLabel = "PATH", descriptionKey = "option.load")
    private @Nullable String load;

    @Override
    public Integer call() throws Exception {
        try (Session session = Session.ofRun(options, Optional.of(run), spec.commandLine().getOut())) {
            var printer = new WatchPrinter(session.messages(), session.out());
            String path = load;
            if (path != null) {
                var report = session.journey().load(path, session.controls());
                said(session, "load", report, () -> printer.load(report));
                return session.controls().stop().isStopped() ? ExitCode.STOPPED : report.answered()
                        ? ExitCode.DONE
                        : ExitCode.GATE;
            }
            Watching wanted = session.journey().plan().acceptance().watch();
            return watch(session, printer, every == null ? Duration.ofSeconds(wanted.everySeconds()) : every,
                    howLong == null ? Duration.ofMinutes(wanted.forMinutes()) : howLong);
        }
    }

    private int watch(Session session, WatchPrinter printer, Duration pause, Duration howLong)
            throws ProblemException, InterruptedException {
        long until = System.nanoTime() + howLong.toNanos();
        Duration between = pause.toSeconds() < Watching.LEAST_SECONDS
                ? Duration.ofSeconds(Watching.LEAST_SECONDS)
                : pause;
        WatchReport report;
        boolean over;
        do {
            long next = System.nanoTime() + between.toNanos();
            report = session.journey().watch();
            if (!options.json()) {
                printer.look(report);
                session.out().flush();
            }
            over = report.tripped() || next > until;
            while (!over && System.nanoTime() < next && !session.controls().stop().isStopped()) {
                Thread.sleep(NAP_MILLIS);
            }
        } while (!over && !session.controls().stop().isStopped());
        WatchReport last = report;
        said(session, "watch", last, () -> printer.end(last, session.journey()));
        return last.tripped() ? ExitCode.GATE : over ? ExitCode.DONE : ExitCode.STOPPED;
    }

    private void said(Session session, String what, Object report, Runnable words) {
        if (options.json()) {
            session.out().println(JsonMapper.shared().writeValueAsString(Map.of("run", session.journey()
                    .runId(), "step", what, "result", report)));
        } else {
            words.run();
        }
        session.out().flush();
    }
}
