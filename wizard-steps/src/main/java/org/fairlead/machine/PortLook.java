package org.fairlead.machine;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.fairlead.model.Problem;
import org.fairlead.model.Severity;
import org.fairlead.site.Shell;
import org.fairlead.site.ShellCommand;
import org.fairlead.site.SiteException;

/**
 * Whether the machine of a site finds a host by its name and reaches a port of it, asked with whichever of
 * Python, PHP and Bash is there. The connection is closed again at once; nothing is sent.
 */
public final class PortLook {
    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:_-]{1,253}");
    private static final Pattern SAID = Pattern.compile("(?m)^fairlead-port ([a-z-]+)$");
    /** Host and port stand before it as $h and $p, both held to their form. */
    private static final String ASK = """
            if command -v python3 >/dev/null 2>&1; then
              python3 - "$h" "$p" <<'PYTHON'
            import socket, sys
            try:
                socket.create_connection((sys.argv[1], int(sys.argv[2])), 10).close()
                r = "good"
            except socket.gaierror:
                r = "no-name"
            except OSError:
                r = "no-port"
            print("fairlead-port " + r)
            PYTHON
            elif command -v php >/dev/null 2>&1; then
              php -r '
                list(, $h, $p) = $argv;
                if (!filter_var($h, FILTER_VALIDATE_IP) && gethostbyname($h) === $h) { $r = "no-name"; }
                else { $r = @fsockopen($h, (int) $p, $n, $m, 10) ? "good" : "no-port"; }
                echo "fairlead-port $r\\n";' "$h" "$p"
            elif command -v bash >/dev/null 2>&1 && command -v timeout >/dev/null 2>&1; then
              if timeout 10 bash -c 'exec 3<>"/dev/tcp/$0/$1"' "$h" "$p" 2>/dev/null; then r=good; else r=no-port; fi
              echo "fairlead-port $r"
            else echo "fairlead-port no-program"; fi
            """;

    private PortLook() {}

    /** What came of it: passed, a warning, or that there is no program to ask with. */
    public static Problem look(Shell shell, String host, int port) {
        if (!HOST.matcher(host).matches()) {
            return Problem.warning("machine.port.no-name", host, port, shell.place());
        }
        try {
            Matcher said = SAID.matcher(shell.run(ShellCommand.of("h=" + host + " p=" + port + "\n" + ASK,
                    LIMIT), () -> false).out());
            return switch (said.find() ? said.group(1) : "no-program") {
                case "good" -> Problem.passed("machine.port.good", host, port, shell.place());
                case "no-name" -> Problem.warning("machine.port.no-name", host, port, shell.place());
                case "no-port" -> Problem.warning("machine.port.no-port", host, port, shell.place());
                default -> Problem.info("machine.port.no-program", host, port, shell.place());
            };
        } catch (SiteException e) {
            return new Problem(Severity.WARNING, e.problem().key(), e.problem().args());
        }
    }
}
