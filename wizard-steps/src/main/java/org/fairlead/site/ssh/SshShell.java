package org.fairlead.site.ssh;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.apache.sshd.client.channel.ChannelExec;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.jspecify.annotations.Nullable;

import org.fairlead.model.Problem;
import org.fairlead.site.Beginning;
import org.fairlead.site.KeptOutput;
import org.fairlead.site.Shell;
import org.fairlead.site.ShellCommand;
import org.fairlead.site.ShellResult;
import org.fairlead.site.ShellResult.Ending;
import org.fairlead.site.ShellScript;
import org.fairlead.site.SiteException;

/**
 * Runs commands on a machine over SSH (RFC 4254, section 6.5), without a terminal. A command is ended by a
 * second one that sends it signals, since few servers pass them on (section 6.9).
 */
final class SshShell implements Shell {
    private static final Duration OPENING = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration GENTLE = Duration.ofSeconds(3);
    private static final Set<ClientChannelEvent> CLOSED = EnumSet.of(ClientChannelEvent.CLOSED);
    private static final Set<ClientChannelEvent> OVER = EnumSet.of(ClientChannelEvent.CLOSED,
            ClientChannelEvent.EXIT_STATUS, ClientChannelEvent.EXIT_SIGNAL);
    private static final int NO_FOLDER = 126;
    private static final int NO_SH = 127;

    private final SshConnection connection;
    private final String folder;
    private final SshFailures failures;
    private boolean closed;

    SshShell(SshConnection connection, String folder, SshFailures failures) {
        this.connection = connection;
        this.folder = folder;
        this.failures = failures;
    }

    @Override
    public ShellResult run(ShellCommand command, BooleanSupplier stop) throws SiteException {
        return run(command, stop, process -> {});
    }

    @Override
    public ShellResult run(ShellCommand command, BooleanSupplier stop, Consumer<String> began)
            throws SiteException {
        ClientSession session = connection.session();
        long start = System.nanoTime();
        var out = new KeptOutput();
        var err = new KeptOutput();
        var beginning = new Beginning(err, began);
        try (ChannelExec channel = session.createExecChannel(ShellScript.COMMAND_LINE)) {
            channel.setIn(new ByteArrayInputStream(ShellScript.of(command, folder)));
            channel.setOut(out);
            channel.setErr(err);
            channel.open().verify(OPENING);
            Ending ending = waitFor(channel, session, new Bounds(start, command, () -> {
                beginning.look();
                return stop.getAsBoolean();
            }), err);
            return result(ending, channel, out, err, start);
        } catch (IOException e) {
            throw session.isOpen() ? new SiteException(Problem.blocker("shell.problem.no-shell", failures
                    .place(), SshFailures.said(e)), e) : failures.broken(e);
        }
    }

    private ShellResult result(Ending ended, ChannelExec channel, KeptOutput out, KeptOutput err, long start)
            throws SiteException {
        ShellScript.Marked marked = ShellScript.Marked.of(err.text());
        @Nullable Integer status = channel.getExitStatus();
        Ending ending = ended;
        int exit = status == null ? -1 : status;
        if (ended == Ending.EXITED && marked.process() == 0) {
            refuse(exit, marked);
        }
        if (ended == Ending.EXITED && exit < 0) {
            ending = channel.getExitSignal() == null ? Ending.LOST : Ending.KILLED;
        } else if (ended == Ending.EXITED && ShellResult.isOfSignal(exit)) {
            ending = Ending.KILLED;
        }
        return new ShellResult(ending, exit, out.text(), marked.rest(), (System.nanoTime() - start)
                / 1_000_000);
    }

    /** The command never began. */
    private void refuse(int exit, ShellScript.Marked marked) throws SiteException {
        if (marked.folderMissing() && exit == NO_FOLDER) {
            throw new SiteException(Problem.blocker("shell.problem.no-folder", folder, failures.place()));
        }
        if (exit == NO_SH) {
            throw new SiteException(Problem.blocker("shell.problem.no-sh", failures.place()));
        }
        if (exit >= 0 || connection.isOpen()) {
            String said = marked.rest().strip();
            throw new SiteException(Problem.blocker("shell.problem.no-shell", failures.place(), said
                    .isEmpty() ? Integer.toString(exit) : said.lines().findFirst().orElse("")));
        }
    }

    private record Bounds(long start, ShellCommand command, BooleanSupplier stop) {
        boolean late() {
            return System.nanoTime() - start > command.limit().toNanos();
        }
    }

    private Ending waitFor(ChannelExec channel, ClientSession session, Bounds bounds, KeptOutput err) {
        while (Collections.disjoint(channel.waitFor(OVER, LOOK), OVER)) {
            if (!session.isOpen()) {
                return Ending.LOST;
            }
            boolean late = bounds.late();
            if (late || bounds.stop().getAsBoolean()) {
                end(channel, session, ShellScript.Marked.of(err.text()).process());
                return late ? Ending.TIMED_OUT : Ending.STOPPED;
            }
        }
        // what it left running may hold its streams for as long as it likes
        channel.waitFor(CLOSED, GENTLE);
        return Ending.EXITED;
    }

    /** Ends a command with all it started where the machine lets us: first gently, then not. */
    private static void end(ChannelExec channel, ClientSession session, long process) {
        for (String signal : new String[]{"TERM", "KILL"}) {
            if (process > 1) {
                signal(session, ShellScript.ending(process, signal));
            }
            if (channel.waitFor(CLOSED, GENTLE).contains(ClientChannelEvent.CLOSED)) {
                return;
            }
        }
    }

    private static void signal(ClientSession session, String line) {
        try (ChannelExec killer = session.createExecChannel(line)) {
            killer.setOut(new KeptOutput());
            killer.setErr(new KeptOutput());
            killer.open().verify(OPENING);
            killer.waitFor(CLOSED, GENTLE);
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(SshShell.class).debug("a command could not be ended", e);
        }
    }

    @Override
    public String place() {
        return connection.place() + (folder.isEmpty() ? "" : ":" + folder);
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            connection.close();
        }
    }
}
