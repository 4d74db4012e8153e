package org.fairlead.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
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
import org.fairlead.run.RepairOffer;
import org.fairlead.run.RepairOffer.State;
import org.fairlead.run.TroubleWork;

/** What can be mended on the target of a run: lists it, does it once it is confirmed, takes it back. */
@Command(name = "repair", mixinStandardHelpOptions = true)
final class RepairCommand implements Callable<Integer> {
    private static final int SAMPLES = 10;
    private static final long NAP_MILLIS = 200;

    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Parameters(index = "0", paramLabel = "RUN", descriptionKey = "parameter.run")
    private String run = "";
    @Parameters(index = "1", arity = "0..1", paramLabel = "REPAIR", descriptionKey = "parameter.repair")
    private @Nullable String repair;
    @Option(names = "--yes", descriptionKey = "option.repair-yes")
    private boolean yes;
    @Option(names = "--undo", descriptionKey = "option.repair-undo")
    private boolean undo;
    @Option(names = "--minutes", paramLabel = "N", descriptionKey = "option.repair-minutes")
    private int minutes = 15;

    @Override
    public Integer call() throws Exception {
        try (Session session = Session.ofRun(options, Optional.of(run), spec.commandLine().getOut())) {
            TroubleWork work = session.journey().troubles();
            String id = repair;
            if (id == null) {
                List<RepairOffer> all = work.repairs();
                print(session, all);
                return ExitCode.DONE;
            }
            if (undo) {
                print(session, List.of(work.takeBack(id)));
                return ExitCode.DONE;
            }
            if (!yes || options.dryRun()) {
                List<RepairOffer> one = work.repairs().stream().filter(offer -> offer.id().equals(id))
                        .toList();
                print(session, one.isEmpty() ? List.of(work.takeBack(id)) : one); // which says that there is none
                if (!options.json()) {
                    session.out().println(session.messages().text("cli.repair.confirm", run, id));
                    session.out().flush();
                }
                return ExitCode.DECISIONS;
            }
            RepairOffer done = work.repair(id, minutes);
            print(session, List.of(done));
            return done.state() == State.LENT ? wait(session, work, done) : ExitCode.DONE;
        }
    }

    /** Waits until the time is over, then gives the settings back; at once where it is stopped. */
    private static int wait(Session session, TroubleWork work, RepairOffer lent) throws ProblemException,
            InterruptedException {
        while (work.giveBackDue().isEmpty()) {
            for (long waited = 0; waited < 1000; waited += NAP_MILLIS) {
                if (session.controls().stop().isStopped()) {
                    work.takeBack(lent.id());
                    return ExitCode.STOPPED;
                }
                Thread.sleep(NAP_MILLIS);
            }
        }
        if (!session.json()) {
            session.out().println(session.messages().text("cli.repair.over"));
            session.out().flush();
        }
        return ExitCode.DONE;
    }

    private void print(Session session, List<RepairOffer> offers) {
        PrintWriter out = session.out();
        if (options.json()) {
            out.println(JsonMapper.shared().writeValueAsString(Map.of("run", session.journey().runId(),
                    "step", "repair", "result", offers)));
        } else {
            for (RepairOffer offer : offers) {
                out.println(offer.id() + "  " + session.messages().text("repair.state." + offer.state().name()
                        .toLowerCase(java.util.Locale.ROOT).replace('_', '-')));
                DiagnoseCommand.say(offer.found(), offer.found().group(), new CardNames(session.journey()
                        .playbook(), session.messages(), session.journey().runId()), out);
                offer.found().evidence().rows().stream().skip(SAMPLES).findFirst().ifPresent(more -> out
                        .println("      …"));
                if (offer.until() > 0) {
                    out.println("  " + session.messages().text("cli.repair.until", DateTimeFormatter
                            .ofPattern("HH:mm:ss", Locale.ROOT).format(Instant.ofEpochSecond(offer.until())
                                    .atZone(ZoneId
                                            .systemDefault()))));
                }
            }
        }
        out.flush();
    }
}
