package org.fairlead.machine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.site.Shell;
import org.fairlead.site.ShellCommand;
import org.fairlead.site.ShellResult;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;

/**
 * Checks of the kind "network": whether the machine of a site finds a host by its name, reaches its port and
 * trusts
 * its certificate. Asked with whichever of curl, PHP and Python is there; nothing is sent but the request for
 * the
 * first page, without any key.
 */
final class NetworkLooks {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern SAID = Pattern.compile("(?m)^fairlead-network ([a-z-]+)(?: ([0-9.]+))?$");
    /** Host and port stand before it as $h and $p; both are held to their form by the playbook's schema. */
    private static final String ASK = """
            say() { echo "fairlead-network $*"; }
            if command -v curl >/dev/null 2>&1; then
              t=$(curl -sS -o /dev/null --max-time 20 --connect-timeout 10 -w '%{time_appconnect}' "https://$h:$p/")
              case $? in
                0) say good "$t" ;;
                5) say no-proxy ;;
                6) say no-name ;;
                7|28) say no-port ;;
                35|51|53|54|58|59|60|66|77|80|82|83|90|91) say no-trust ;;
                *) say no-answer ;;
              esac
            elif command -v php >/dev/null 2>&1; then
              php -r '
                list(, $h, $p) = $argv;
                if (!filter_var($h, FILTER_VALIDATE_IP) && gethostbyname($h) === $h) { $r = "no-name"; }
                elseif (!@fsockopen($h, (int) $p, $n, $m, 10)) { $r = "no-port"; }
                elseif (!@stream_socket_client("ssl://$h:$p", $n, $m, 10)) { $r = "no-trust"; }
                else { $r = "good"; }
                echo "fairlead-network $r\\n";' "$h" "$p"
            elif command -v python3 >/dev/null 2>&1; then
              python3 - "$h" "$p" <<'PYTHON'
            import socket, ssl, sys
            try:
                s = socket.create_connection((sys.argv[1], int(sys.argv[2])), 10)
                ssl.create_default_context().wrap_socket(s, server_hostname=sys.argv[1]).close()
                r = "good"
            except socket.gaierror:
                r = "no-name"
            except ssl.SSLError:
                r = "no-trust"
            except OSError:
                r = "no-port"
            print("fairlead-network " + r)
            PYTHON
            else say no-program; fi
            """;
    private static final String USUAL_PORT = "443";

    private final Site site;

    NetworkLooks(Site site) {
        this.site = site;
    }

    List<Finding> look(Check check) {
        var findings = new ArrayList<Finding>();
        for (String host : check.hosts()) {
            int colon = host.indexOf(':');
            String name = (colon < 0 ? host : host.substring(0, colon)).toLowerCase(Locale.ROOT);
            String port = colon < 0 ? USUAL_PORT : host.substring(colon + 1);
            findings.add(look(check, name, port));
        }
        return findings;
    }

    private Finding look(Check check, String host, String port) {
        Shell shell = site.shell().orElseThrow();
        String id = "/" + host;
        try {
            ShellResult said = shell.run(ShellCommand.of("h=" + host + " p=" + port + "\n" + ASK, LIMIT),
                    () -> false);
            Matcher answer = SAID.matcher(said.out());
            String word = answer.find() ? answer.group(1) : "no-answer";
            String millis = word.equals("good") && answer.group(2) != null ? Long.toString(Math.round(1000
                    * Double
                            .parseDouble(answer.group(2)))) : "–";
            Problem problem = word.equals("good") ? Problem.passed("machine.network.good", host, shell
                    .place())
                    : word.equals("no-program") ? Problem.info("machine.network.no-program", host, shell
                            .place())
                    : Looker.severe(check, Problem.blocker("machine.network." + word, host, port, shell
                            .place()));
            return Looker.finding(check, id, problem).with(new Evidence(List.of("evidence.host",
                    "evidence.port",
                    "evidence.millis"), List.of(List.of(host, port, millis)), 1));
        } catch (SiteException e) {
            return Looker.finding(check, id, Looker.severe(check, e.problem()));
        }
    }
}
