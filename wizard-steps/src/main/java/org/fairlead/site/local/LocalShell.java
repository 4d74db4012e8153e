package org.fairlead.site.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

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
 * Runs commands on this machine, in a folder. They get few of this process's variables: some hold secrets.
 */
public final class LocalShell implements Shell {
    private static final List<String> SH = List.of("sh", "-c", ShellScript.COMMAND_LINE);
    private static final Set<String> HANDED_ON = Set.of("PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG",
            "TZ", "TMPDIR", "XDG_RUNTIME_DIR", "DBUS_SESSION_BUS_ADDRESS", "DOCKER_HOST", "SYSTEMROOT");
    private static final long LOOK_MILLIS = 50;
    private static final long GENTLE_MILLIS = 3_000;

    private final Path folder;
    private final Map<String, String> environment;

    /**
     * @param environment
     * variables of this process
     */
    public LocalShell(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = Map.copyOf(environment);
    }

    @Override
    public ShellResult run(ShellCommand command, BooleanSupplier stop) throws SiteException {
        return run(command, stop, process -> {});
    }

    @Override
    public ShellResult run(ShellCommand command, BooleanSupplier stop, Consumer<String> began)
            throws SiteException {
        if (!Files.isDirectory(folder)) {
            throw new SiteException(Problem.blocker("shell.problem.no-folder", folder.toString(), place()));
        }
        long start = System.nanoTime();
        Process process = start(command);
        var out = new KeptOutput();
        var err = new KeptOutput();
        Thread readsOut = reader(process.getInputStream(), out);
        Thread readsErr = reader(process.getErrorStream(), err);
        Ending ending;
        try {
            var beginning = new Beginning(err, began);
            ending = waitFor(process, start, command, () -> {
                beginning.look();
                return stop.getAsBoolean();
            });
            readsOut.join(GENTLE_MILLIS);
            readsErr.join(GENTLE_MILLIS);
        } catch (InterruptedException e) {
            end(process);
            Thread.currentThread().interrupt();
            ending = Ending.STOPPED;
        }
        int exit = process.isAlive() ? -1 : process.exitValue();
        ShellScript.Marked marked = ShellScript.Marked.of(err.text());
        if (ending == Ending.EXITED && ShellResult.isOfSignal(exit)) {
            ending = stop.getAsBoolean() ? Ending.STOPPED : Ending.KILLED;
            endRest(marked.process());
        }
        return new ShellResult(ending, exit, out.text(), marked.rest(), (System.nanoTime() - start)
                / 1_000_000);
    }

    private Process start(ShellCommand command) throws SiteException {
        var builder = new ProcessBuilder(SH).directory(folder.toFile());
        builder.environment().clear();
        environment.forEach((name, value) -> {
            if (HANDED_ON.contains(name) || name.startsWith("LC_")) {
                builder.environment().put(name, value);
            }
        });
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("shell.problem.no-sh", place()), e);
        }
        try (OutputStream in = process.getOutputStream()) {
            in.write(ShellScript.of(command, ""));
        } catch (IOException e) {
            end(process);
            throw new SiteException(Problem.blocker("shell.problem.no-sh", place()), e);
        }
        return process;
    }

    private static Thread reader(InputStream from, KeptOutput to) {
        return Thread.ofPlatform().daemon().name("command-output").start(() -> {
            try (from) {
                from.transferTo(to);
            } catch (IOException e) {
                // the command was ended, or what it left behind holds the stream
                to.write(new byte[0], 0, 0);
            }
        });
    }

    private static Ending waitFor(Process process, long start, ShellCommand command, BooleanSupplier stop)
            throws InterruptedException {
        while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            boolean late = System.nanoTime() - start > command.limit().toNanos();
            if (late || stop.getAsBoolean()) {
                end(process);
                return late ? Ending.TIMED_OUT : Ending.STOPPED;
            }
        }
        return Ending.EXITED;
    }

    /** Where a signal hit the shell around a command, the command itself may live on. */
    private static void endRest(long number) {
        ProcessHandle.of(number).filter(handle -> number > 1).ifPresent(rest -> {
            List<ProcessHandle> all = new java.util.ArrayList<>(rest.descendants().toList());
            all.add(rest);
            all.forEach(ProcessHandle::destroy);
            try {
                rest.onExit().get(GENTLE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                all.forEach(ProcessHandle::destroyForcibly);
            }
        });
    }

    /** Ends a command with all it started: first gently, then not. */
    private static void end(Process process) {
        List<ProcessHandle> all = new java.util.ArrayList<>(process.descendants().toList());
        all.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(GENTLE_MILLIS, TimeUnit.MILLISECONDS)) {
                all.addAll(process.descendants().toList());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public String place() {
        return folder.toString();
    }

    @Override
    public void close() {
        // nothing stays open between commands
    }
}
