package org.fairlead.sitecopy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.fairlead.model.Problem;
import org.fairlead.plan.ShellWord;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Shell;
import org.fairlead.site.ShellCommand;
import org.fairlead.site.ShellResult;
import org.fairlead.site.ShellScript;
import org.fairlead.site.SiteException;

/**
 * PHP's own server for a copy of a site, on the loopback address of the copy's machine. Its process is in the
 * record, so that the next start ends it where this program was killed. Requests of PHP to the outside that
 * pass WordPress by are sent to a port where nobody listens, and mail goes nowhere.
 */
public final class ServedCopy implements AutoCloseable {
    /** How the program is called where nobody says. */
    public static final String PHP = "php";
    private static final String SCOPE = "site-served";
    private static final String PROCESS = "process";
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration SHORT = Duration.ofSeconds(30);
    private static final long LOOK_MILLIS = 100;
    private static final Pattern SAID = Pattern.compile("(\\d+)\\.\\d+\\S* (mysqli|-)");
    private static final Pattern NUMBER = Pattern.compile("(\\d+).*");
    private static final Pattern COMMAND = Pattern.compile("[A-Za-z0-9_./][A-Za-z0-9_./ -]{0,200}");
    /** Ports that no service is given by its registration. */
    private static final int FIRST_PORT = 49_152;
    private static final int PORTS = 16_000;
    private static final String NOWHERE = "http://127.0.0.1:9";

    private final AtomicBoolean stopped = new AtomicBoolean();
    private volatile String process = "";
    private volatile Optional<ShellResult> ended = Optional.empty();
    private final Thread thread;
    private final RunLog log;
    private final int port;

    private ServedCopy(RunLog log, Shell shell, ShellCommand command, int port) {
        this.log = log;
        this.port = port;
        this.thread = Thread.ofPlatform().daemon().name("site-copy").start(() -> serve(shell, command));
    }

    private void serve(Shell shell, ShellCommand command) {
        try {
            ended = Optional.of(shell.run(command, stopped::get, known -> process = known));
        } catch (SiteException e) {
            ended = Optional.of(new ShellResult(ShellResult.Ending.LOST, -1, "", e.problem().key(), 0));
        }
    }

    /**
     * The command that serves a copy, as it is run.
     *
     * @param php
     * name or path of the program
     */
    public static String command(String php, int port) {
        return "exec " + ShellWord.of(php) + " -d display_errors=0 -d sendmail_path=true -d allow_url_fopen=0"
                + " -S 127.0.0.1:" + port + " -t . fairlead-router.php";
    }

    /** A port that is probably free. */
    public static int port(java.security.SecureRandom random) {
        return FIRST_PORT + random.nextInt(PORTS);
    }

    /**
     * Refuses where there is no PHP that can open the site's database.
     *
     * @param shell
     * of the machine where the copy lies
     */
    public static void requirePhp(Shell shell, String php) throws SiteException {
        if (!COMMAND.matcher(php).matches()) {
            throw new SiteException(Problem.blocker("site-copy.problem.php-name", php));
        }
        ShellResult said = shell.run(ShellCommand.of(ShellWord.of(php)
                + " -r 'echo PHP_VERSION, \" \", extension_loaded(\"mysqli\") ? \"mysqli\" : \"-\";'", SHORT),
                () -> false);
        Matcher known = SAID.matcher(said.out().strip());
        if (!said.isGood() || !known.matches()) {
            throw new SiteException(Problem.warning("site-copy.problem.no-php", php, shell.place()));
        }
        if (!known.group(2).equals("mysqli")) {
            throw new SiteException(Problem.warning("site-copy.problem.no-mysqli", php, shell.place()));
        }
    }

    /** Asks whether the copy answers. */
    public interface Look {
        boolean answers();
    }

    /**
     * Starts the server and waits until it answers.
     *
     * @param shell
     * runs commands in the folder of the copy
     *
     * @param patience
     * how long it may take
     * @throws SiteException
     * when it ends at once or does not answer; it is stopped then
     */
    public static ServedCopy start(RunLog log, Shell shell, String command, int port, Look look,
            Duration patience) throws SiteException, RecordException {
        var served = new ServedCopy(log, shell, new ShellCommand(command, Map.of("http_proxy", NOWHERE,
                "https_proxy", NOWHERE, "HTTPS_PROXY", NOWHERE, "ALL_PROXY", NOWHERE, "no_proxy", "127.0.0.1",
                "PHP_CLI_SERVER_WORKERS", "3"), LONGEST), port);
        boolean good = false;
        try {
            served.awaitAnswer(look, patience, shell.place());
            good = true;
            return served;
        } finally {
            if (!good) {
                served.close();
            }
        }
    }

    private void awaitAnswer(Look look, Duration patience, String place) throws SiteException,
            RecordException {
        long end = System.nanoTime() + patience.toNanos();
        boolean noted = false;
        while (System.nanoTime() < end) {
            if (!noted && !process.isEmpty()) {
                log.remember(SCOPE, PROCESS, process);
                noted = true;
            }
            Optional<ShellResult> over = ended;
            if (over.isPresent()) {
                throw new SiteException(Problem.blocker("site-copy.problem.ended", place, lastLine(over.get()
                        .err())));
            }
            if (noted && look.answers()) {
                return;
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new SiteException(Problem.blocker("site-copy.problem.silent", place, port));
    }

    private static String lastLine(String said) {
        String text = said.strip();
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    /** The port at which it answers on its machine. */
    public int port() {
        return port;
    }

    /** What it said last, where it no longer runs. */
    public Optional<Problem> ended() {
        return ended.map(over -> Problem.blocker("site-copy.problem.ended-later", port, lastLine(over
                .err())));
    }

    /** Ends the server and what it started. */
    @Override
    public void close() {
        stopped.set(true);
        try {
            thread.join(SHORT.toMillis());
            if (!thread.isAlive()) {
                log.forget(SCOPE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RecordException e) {
            stopped.set(true); // the next start finds that it no longer runs
        }
    }

    /** Whether a server may still run that a killed program had started. */
    public static boolean isLeft(RunLog log) throws RecordException {
        return log.recall(SCOPE, PROCESS).isPresent();
    }

    /**
     * Ends it, where it is still the same process.
     *
     * @throws SiteException
     * where that fails; the record still names it
     */
    public static void endLeft(RunLog log, Shell shell) throws SiteException, RecordException {
        Optional<String> known = log.recall(SCOPE, PROCESS);
        if (known.isEmpty()) {
            return;
        }
        Matcher number = NUMBER.matcher(known.get());
        if (number.matches()) {
            ShellResult ended = shell.run(ShellCommand.of("if " + ShellScript.alive(known.get()) + "; then "
                    + ShellScript.ending(Long.parseLong(number.group(1)), "TERM") + "; fi; true", SHORT),
                    () -> false);
            if (!ended.isGood()) {
                throw new SiteException(Problem.blocker("site-copy.problem.left-server", shell.place(),
                        number.group(1), lastLine(ended.err())));
            }
        }
        log.forget(SCOPE);
    }
}
