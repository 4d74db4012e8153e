package org.fairlead.cli;

import java.nio.file.Path;
import java.util.HashMap;
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

import org.fairlead.bundle.BundleFile;
import org.fairlead.bundle.BundleKey;
import org.fairlead.config.ImportItem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Carry;
import org.fairlead.plan.Carry.Act;
import org.fairlead.plan.Carry.Decision;
import org.fairlead.plan.Plan;
import org.fairlead.secret.Secret;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.importing.ImportReport;

/** Brings settings into the target, from a bundle or from the source directly. */
@Command(name = "import", mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();
    @Mixin
    private Options options = new Options();
    @Parameters(paramLabel = "PLAN", descriptionKey = "parameter.plan")
    private Path plan = Path.of("");
    @Option(names = "--bundle-passphrase-file", paramLabel = "FILE",
            descriptionKey = "option.bundle-passphrase-file")
    private @Nullable Path bundlePassphrase;
    @Option(names = "--identity", paramLabel = "FILE", descriptionKey = "option.identity")
    private @Nullable Path identity;
    @Option(names = "--decisions", paramLabel = "FILE", descriptionKey = "option.decisions")
    private @Nullable Path decisions;

    @Override
    public Integer call() throws Exception {
        try (Session session = Session.ofPlan(options, plan, spec.commandLine().getOut())) {
            decide(session);
            String bundle = session.journey().plan().configuration().bundle();
            if (bundle.isEmpty()) {
                return arrive(session, Optional.empty());
            }
            try (BundleKeys keys = BundleKeys.of(BundleFile.at(Path.of(bundle)), Optional.ofNullable(
                    identity), () -> options
                            .passphrase("question.bundle-passphrase", Optional.ofNullable(
                                    bundlePassphrase)))) {
                return arrive(session, Optional.of(keys.key()));
            }
        }
    }

    /** Takes the answers of a file into the plan. */
    private void decide(Session session) throws ProblemException {
        Path file = decisions;
        if (file == null) {
            return;
        }
        Plan known = session.journey().plan();
        Map<String, Decision> decided = new HashMap<>(known.configuration().decisions());
        DecisionsFile.read(file).forEach((setting, answer) -> decided.put(setting, Decision.of(Act.valueOf(
                answer
                        .toUpperCase(Locale.ROOT)))));
        Carry carry = known.configuration().withDecisions(decided);
        session.journey().change(known.withConfiguration(carry));
    }

    private int arrive(Session session, Optional<BundleKey> key) throws ProblemException {
        if (options.dryRun()) {
            List<ImportItem> items = session.journey().configuration().review(key);
            return new ImportPrinter(session.messages(), session.out()).review(items, options.json());
        }
        try (Secret passphrase = options.passphrase(true)) {
            StepOutcome<ImportReport> outcome = session.journey().configuration().arrive(key, passphrase,
                    session
                            .controls());
            if (outcome instanceof StepOutcome.NeedsDecisions<ImportReport>(var open)) {
                String run = session.journey().runId();
                Path written = Path.of("decisions-" + run + ".yaml");
                DecisionsFile.write(written, run, open, session.messages());
                session.out().println(session.messages().text("cli.decisions.file", written.toString()));
            }
            int code = session.show("import", outcome);
            boolean open = outcome instanceof StepOutcome.Done<ImportReport>(ImportReport report) && report
                    .openItems()
                    > 0;
            return open ? ExitCode.OPEN_ITEMS : code;
        }
    }
}
