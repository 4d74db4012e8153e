package org.fairlead.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import org.fairlead.bundle.BundleKey;
import org.fairlead.config.ImportItem;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Carry;
import org.fairlead.plan.Carry.Act;
import org.fairlead.plan.Carry.Decision;
import org.fairlead.plan.Plan;
import org.fairlead.plan.PlanChecks;
import org.fairlead.playbook.InvalidFileException;
import org.fairlead.playbook.Way;
import org.fairlead.secret.Secret;
import org.fairlead.site.SiteException;
import org.fairlead.step.OpenDecision;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.importing.ImportReport;

/** What opens the bundle and answers the questions of an import, and the import itself. */
final class ImportChoice {
    /** Answers that need no value with them. */
    private static final Map<String, Act> ANSWERS = new TreeMap<>(Map.of("keep", Act.KEEP, "take", Act.TAKE,
            "merge", Act.MERGE, "remove", Act.REMOVE, "repair", Act.REPAIR));

    @Mixin
    private BundleOpening opening = new BundleOpening();
    @Option(names = "--decisions", paramLabel = "FILE", descriptionKey = "option.decisions")
    private @Nullable Path decisions;

    /** What opens the bundle, for rows as well. */
    BundleOpening opening() {
        return opening;
    }

    /** Brings the settings in, or says what would become of them, and answers the exit code. */
    int arrive(Session session, Options options) throws ProblemException {
        decide(session);
        return withKey(session, options, key -> arrive(session, options, key));
    }

    /** Something that a bundle may have to be opened for. */
    interface Opened {
        int with(Optional<BundleKey> key) throws ProblemException;
    }

    /** Does something with the key of the plan's bundle, where it has one. */
    int withKey(Session session, Options options, Opened work) throws ProblemException {
        String bundle = session.journey().plan().configuration().bundle();
        boolean fromBundle = !bundle.isEmpty() && session.journey().plan().way() != Way.HERE;
        if (!fromBundle) {
            return work.with(Optional.empty());
        }
        try (BundleKeys keys = opening.keys(session.journey().configuration().bundle(), options)) {
            return work.with(Optional.of(keys.key()));
        }
    }

    /** Writes down what has to be decided, for answers. */
    static void ask(Session session, List<OpenDecision> open) throws ProblemException {
        String run = session.journey().runId();
        Path written = Path.of("decisions-" + run + ".yaml");
        DecisionsFile.write(written, run, open, session.messages());
        session.out().println(session.messages().text("cli.decisions.file", written.toString()));
    }

    /** Takes the answers of a file into the plan. */
    void decide(Session session) throws ProblemException {
        Path file = decisions;
        if (file == null) {
            return;
        }
        Plan known = session.journey().plan();
        Map<String, Decision> decided = new HashMap<>(known.configuration().decisions());
        for (Map.Entry<String, String> answer : DecisionsFile.read(file).entrySet()) {
            Act act = ANSWERS.get(answer.getValue());
            if (act == null) {
                throw new SiteException(Problem.blocker("cli.problem.no-answer", file.toString(), answer
                        .getKey(), answer
                                .getValue(), String.join(", ", ANSWERS.keySet())));
            }
            decided.put(answer.getKey(), Decision.of(act));
        }
        Carry carry = known.configuration().withDecisions(decided);
        Plan answered = known.withConfiguration(carry);
        List<Problem> wrong = PlanChecks.of(session.journey().playbook(), answered);
        if (!wrong.isEmpty()) {
            throw new InvalidFileException(wrong);
        }
        session.journey().change(answered);
    }

    private static int arrive(Session session, Options options, Optional<BundleKey> key)
            throws ProblemException {
        if (options.dryRun()) {
            List<ImportItem> items = session.journey().configuration().review(key);
            return new ImportPrinter(session.messages(), session.out()).review(items, options.json());
        }
        try (Secret passphrase = options.passphrase(true)) {
            StepOutcome<ImportReport> outcome = session.journey().configuration().arrive(key, passphrase,
                    session
                            .controls());
            if (outcome instanceof StepOutcome.NeedsDecisions<ImportReport>(var open)) {
                ask(session, open);
            }
            int code = session.show("import", outcome);
            boolean open = outcome instanceof StepOutcome.Done<ImportReport>(ImportReport report) && report
                    .openItems()
                    > 0;
            return open ? ExitCode.OPEN_ITEMS : code;
        }
    }
}
