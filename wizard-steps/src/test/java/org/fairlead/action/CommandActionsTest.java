package org.fairlead.action;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.action.CommandActions.Undoing;
import org.fairlead.model.Problem;
import org.fairlead.plan.CommandText;
import org.fairlead.plan.Plan.Approval;
import org.fairlead.record.RunLog;
import org.fairlead.site.Shell;
import org.fairlead.site.ShellCommand;
import org.fairlead.site.ShellResult;
import org.fairlead.site.SiteException;
import org.fairlead.site.local.LocalShell;
import org.fairlead.text.Messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** With a real shell and a real record; the application is a folder with a file that says its version. */
class CommandActionsTest {
    private static final String SECRET = "canary-of-the-settings-8153";

    @TempDir
    private Path folder;
    private Path app;
    private RunLog log;
    private final List<String> secrets = new CopyOnWriteArrayList<>(List.of(SECRET));
    private final Map<String, Approval> approvals = new HashMap<>();

    @BeforeEach
    void prepare() throws Exception {
        app = Files.createDirectories(folder.resolve("app"));
        Files.writeString(app.resolve("version"), "1\n");
        log = new TestWayBack(folder).log();
    }

    private CommandText checkout(String run) {
        return new CommandText("checkout", true, "target", app.toString(), "grep -qx 2 version", run,
                "echo ${captured.version} >version", Map.of("version", "cat version"), Map.of(), Map.of(), 1);
    }

    private CommandText approved(CommandText text) {
        approvals.put(text.id(), new Approval(Approval.RUN, text.digest()));
        return text;
    }

    private CommandActions actions(CommandText text) {
        return actions(text, new LocalShell(app, System.getenv()));
    }

    private CommandActions actions(CommandText text, Shell shell) {
        return new CommandActions(List.of(text), approvals, new CommandActions.Means(Map.of("target", shell),
                template -> template.replace("${target.password}", SECRET), () -> new Masking(secrets),
                Optional.empty()));
    }

    private static boolean never() {
        return false;
    }

    private Optional<String> run(CommandText text) throws Exception {
        return actions(text).run(text.id(), log, CommandActionsTest::never);
    }

    private CommandState state(CommandText text) throws Exception {
        return CommandState.recall(log, CommandState.SCOPE, text.id()).orElseThrow();
    }

    @Test
    void runsWhatWasApprovedAndTakesItBack() throws Exception {
        CommandText text = approved(checkout("echo 2 >version; echo now two"));

        assertThat(run(text)).contains("done");
        assertThat(app.resolve("version")).hasContent("2\n");
        assertThat(state(text)).satisfies(state -> {
            assertThat(state.captured()).containsEntry("version", "1");
            assertThat(state.out()).isEqualTo("now two\n");
        });
        assertThat(run(text)).as("a second time").contains("done");

        Undoing undoing = actions(text).undoing("checkout", log).orElseThrow();
        assertThat(undoing.text()).isEqualTo("echo 1 >version");
        assertThat(actions(text).undo(undoing, log, CommandActionsTest::never)).isTrue();
        assertThat(app.resolve("version")).hasContent("1\n");
        assertThat(actions(text).undoing("checkout", log)).isEmpty();
    }

    @Test
    void whatIsDoneAlreadyIsNotDoneAndNotTakenBack() throws Exception {
        Files.writeString(app.resolve("version"), "2\n");
        CommandText text = approved(checkout("echo ran >ran"));

        assertThat(run(text)).contains("already");
        assertThat(app.resolve("ran")).doesNotExist();
        assertThat(actions(text).undoing("checkout", log)).isEmpty();
    }

    @Test
    void anotherTextThanTheApprovedOneDoesNotRun() throws Exception {
        approved(checkout("echo 2 >version"));
        CommandText changed = checkout("echo 2 >version; echo more");

        assertThatThrownBy(() -> run(changed)).hasMessageContaining("command.problem.not-approved");
        assertThat(app.resolve("version")).hasContent("1\n");
    }

    @Test
    void thePlaceBelongsToWhatWasApproved() {
        CommandText here = checkout("true");
        CommandText there = new CommandText("checkout", true, "target", "deploy@other:/srv", here.doneWhen(),
                here.run(), here.undo(), here.captures(), Map.of(), Map.of(), 1);

        assertThat(there.digest()).isNotEqualTo(here.digest());
    }

    @Test
    void byHandItIsOnlyAskedFor() throws Exception {
        CommandText text = checkout("echo 2 >version");
        approvals.put("checkout", new Approval(Approval.BY_HAND, ""));

        assertThat(run(text)).contains("asked");
        assertThat(app.resolve("version")).hasContent("1\n");
        assertThat(actions(text).undoByHand("checkout", Map.of())).isPresent();
    }

    @Test
    void aFailureSaysWhereHowAndItsLastWords() throws Exception {
        CommandText text = approved(checkout(
                "echo begun >version; i=0; while [ $i -lt 50 ]; do echo step $i >&2; "
                        + "i=$((i+1)); done; exit 9"));

        Problem problem = catchThrowableOfType(SiteException.class, () -> run(text)).problem();

        assertThat(problem.key()).isEqualTo("command.problem.failed");
        assertThat(problem.args().subList(0, 3)).isEqualTo(List.of("checkout", app.toString(), 9));
        assertThat(problem.args().get(3).toString()).startsWith("step 42\n").endsWith("step 49");
        assertThat(Messages.english().text(problem)).contains("checkout", "9");
        assertThat(state(text).state()).isEqualTo("failed");
        assertThat(actions(text).undoing("checkout", log)).as("half done counts").get().extracting(
                Undoing::text)
                .isEqualTo("echo 1 >version");
    }

    @Test
    void whatFailedAndIsThenDoneByHandKeepsItsWayBack() throws Exception {
        CommandText text = approved(checkout("false"));
        assertThatThrownBy(() -> run(text)).isInstanceOf(SiteException.class);
        approvals.put("checkout", new Approval(Approval.BY_HAND, ""));

        assertThat(run(text)).contains("asked");
        assertThat(actions(text).undoByHand("checkout", state(text).captured())).contains("echo 1 >version");
    }

    @Test
    void anAttemptAfterAFailureKeepsWhatWasThereBeforeTheFirst() throws Exception {
        CommandText text = approved(checkout(
                "test -f ready && echo 2 >version || { echo broken >version; false; }"));
        assertThatThrownBy(() -> run(text)).isInstanceOf(SiteException.class);
        Files.writeString(app.resolve("ready"), "");

        assertThat(run(text)).contains("done");
        assertThat(actions(text).undoing("checkout", log).orElseThrow().text()).isEqualTo("echo 1 >version");
    }

    @Test
    void killedBetweenIntentAndEndItLooksBeforeItRunsAgain() throws Exception {
        CommandText text = approved(checkout("echo x >>runs; echo 2 >version"));
        CommandState.of(CommandState.BEGUN, text.digest(), text.place(), text.run(), Map.of("version", "1"))
                .keep(
                        log, CommandState.SCOPE, "checkout");
        Files.writeString(app.resolve("version"), "2\n");

        assertThat(run(text)).contains("done");
        assertThat(app.resolve("runs")).doesNotExist();
        assertThat(actions(text).undoing("checkout", log)).isPresent();
    }

    @Test
    void whileAnEarlierAttemptRunsItIsNotBegunAgain() throws Exception {
        CommandText text = approved(checkout(
                "echo x >>runs; touch mark; while ! test -f go; do sleep 0.1; done"));
        // a program that was ended in the middle: the shell is left and the record says "begun"
        Thread lost = Thread.ofVirtual().start(() -> {
            try {
                run(text);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        while (!Files.exists(app.resolve("mark")) || state(text).process().isEmpty()) {
            Thread.sleep(20);
        }

        Problem problem = catchThrowableOfType(SiteException.class, () -> run(text)).problem();
        assertThat(problem.key()).isEqualTo("command.problem.still-running");
        assertThat(state(text).state()).isEqualTo("begun");

        Files.writeString(app.resolve("go"), "");
        lost.join();
        state(text).as(CommandState.BEGUN).keep(log, CommandState.SCOPE, "checkout");
        assertThat(run(text)).contains("done");
        assertThat(app.resolve("runs")).hasContent("x\nx\n");
    }

    @Test
    void aProcessThatOnlyHasTheSameNumberIsAnother() throws Exception {
        CommandText text = approved(checkout("echo 2 >version"));
        CommandState.of(CommandState.BEGUN, text.digest(), text.place(), text.run(), Map.of("version", "1"))
                .running(
                        ProcessHandle.current().pid() + " 17").keep(log, CommandState.SCOPE, "checkout");

        assertThat(run(text)).contains("done");
    }

    @Test
    void killedBeforeItDidAnythingItRunsAgain() throws Exception {
        CommandText text = approved(checkout("echo x >>runs; echo 2 >version"));
        CommandState.of(CommandState.BEGUN, text.digest(), text.place(), text.run(), Map.of("version", "1"))
                .keep(
                        log, CommandState.SCOPE, "checkout");

        assertThat(run(text)).contains("done");
        assertThat(app.resolve("runs")).hasContent("x\n");
    }

    @Test
    void theIntentIsInTheRecordBeforeItRuns() throws Exception {
        CommandText text = approved(checkout("true"));
        var seen = new LinkedHashMap<String, String>();
        Shell dying = new Shell() {
            @Override
            public ShellResult run(ShellCommand command, BooleanSupplier stop) throws SiteException {
                if (!command.text().equals("true")) {
                    return new LocalShell(app, System.getenv()).run(command, stop);
                }
                try {
                    seen.put("state", state(text).state());
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
                throw new IllegalStateException("killed");
            }

            @Override
            public String place() {
                return "";
            }

            @Override
            public void close() {
                // nothing to end
            }
        };

        assertThatThrownBy(() -> actions(text, dying).run("checkout", log, CommandActionsTest::never))
                .isInstanceOf(IllegalStateException.class);
        assertThat(seen).containsEntry("state", "begun");
    }

    @Test
    void stoppedInTheMiddleItIsLookedAtAgain() throws Exception {
        CommandText text = approved(checkout("echo begun >mark; test -f quick || sleep 30; echo 2 >version"));
        var stop = new AtomicBoolean();
        Thread.ofVirtual().start(() -> {
            while (!Files.exists(app.resolve("mark"))) {
                Thread.onSpinWait();
            }
            stop.set(true);
        });

        assertThat(actions(text).run("checkout", log, stop::get)).isEmpty();
        assertThat(state(text).state()).isEqualTo("begun");
        Files.writeString(app.resolve("quick"), "");
        assertThat(run(text)).contains("done");
    }

    @Test
    void secretsAreInNeitherRecordNorProblem() throws Exception {
        var text = approved(new CommandText("migrate", false, "target", app.toString(), "", """
                echo "password is $DB_PASSWORD"; echo "$DB_PASSWORD" >&2; test "$DB_PASSWORD" = "%s"; exit 5
                """.formatted("x"), "", Map.of(), Map.of(), Map.of("DB_PASSWORD", "${target.password}"), 1));

        SiteException failure = catchThrowableOfType(SiteException.class, () -> run(text));

        assertThat(failure.problem().toString() + log.recallAll(CommandState.SCOPE) + log.events()).contains(
                "•••")
                .doesNotContain(SECRET);
        assertThat(state(text).out()).isEqualTo("password is •••\n");
    }

    @Test
    void secretsThatCameUpWhileItRanAreCoveredToo() throws Exception {
        var text = approved(new CommandText("make", false, "target", app.toString(), "", "echo made-7731", "",
                Map.of(), Map.of(), Map.of(), 1));
        Shell making = new Shell() {
            @Override
            public ShellResult run(ShellCommand command, BooleanSupplier stop) throws SiteException {
                secrets.add("made-7731");
                return new LocalShell(app, System.getenv()).run(command, stop);
            }

            @Override
            public String place() {
                return "";
            }

            @Override
            public void close() {
                // nothing to end
            }
        };
        actions(text, making).run("make", log, CommandActionsTest::never);

        assertThat(state(text).out()).isEqualTo("•••\n");
    }

    @Test
    void whatCannotBeKeptForTheWayBackStopsBeforeItRuns() {
        CommandText text = approved(new CommandText("checkout", true, "target", app.toString(), "false",
                "echo ran >ran", "echo ${captured.commit}", Map.of("commit",
                        "echo no repository >&2; exit 128"), Map.of(), Map.of(), 1));

        assertThatThrownBy(() -> run(text)).hasMessageContaining("command.problem.not-captured");
        assertThat(app.resolve("ran")).doesNotExist();
    }

    @Test
    void whatAStrangerSaysIsQuotedOnTheWayBack() throws Exception {
        Files.writeString(app.resolve("version"), "$(touch bad); '\n");
        CommandText text = approved(checkout("echo 2 >version"));
        run(text);

        Undoing undoing = actions(text).undoing("checkout", log).orElseThrow();
        actions(text).undo(undoing, log, CommandActionsTest::never);

        assertThat(app.resolve("version")).hasContent("$(touch bad); '\n");
        assertThat(app.resolve("bad")).doesNotExist();
    }
}
