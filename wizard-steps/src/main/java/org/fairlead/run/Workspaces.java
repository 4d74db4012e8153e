package org.fairlead.run;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.fairlead.bundle.BundleMeans;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.DatabaseAddress;
import org.fairlead.plan.SshAddress;
import org.fairlead.playbook.PlaybookCatalog;
import org.fairlead.playbook.Providers.Protocol;
import org.fairlead.record.SqliteRunRecord;
import org.fairlead.secret.Secret;
import org.fairlead.secret.SecretSource;
import org.fairlead.site.Database;
import org.fairlead.site.Files;
import org.fairlead.site.KeyValues;
import org.fairlead.site.MailServer;
import org.fairlead.site.Network;
import org.fairlead.site.ProviderApi;
import org.fairlead.site.Server;
import org.fairlead.site.Settings;
import org.fairlead.site.Shell;
import org.fairlead.site.SiteException;
import org.fairlead.site.Tunnel;
import org.fairlead.site.Web;
import org.fairlead.site.env.EnvFile;
import org.fairlead.site.env.EnvOnServer;
import org.fairlead.site.local.LocalFiles;
import org.fairlead.site.local.LocalNetwork;
import org.fairlead.site.local.LocalSecrets;
import org.fairlead.site.local.LocalShell;
import org.fairlead.site.mail.SmtpServer;
import org.fairlead.site.mariadb.MariaAddress;
import org.fairlead.site.mariadb.MariaDatabase;
import org.fairlead.site.postgres.PostgresAddress;
import org.fairlead.site.postgres.PostgresDatabase;
import org.fairlead.site.redis.RedisKeyValues;
import org.fairlead.site.redis.RedisLogin;
import org.fairlead.site.sqlite.SqliteDatabase;
import org.fairlead.site.ssh.LoginSecrets;
import org.fairlead.site.ssh.SshConnection;
import org.fairlead.site.ssh.SshPlaces;
import org.fairlead.site.web.HttpProviderApi;
import org.fairlead.site.web.HttpWeb;

/** Puts the engine together: the one place that names adapters, the clock and the randomness. */
public final class Workspaces {
    private static final int LIST_OF_MODELS = 1 << 20;
    private static final Duration WEB_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Workspaces() {}

    /** Opens the workspace of a home folder, making it where it is missing. */
    public static Workspace open(Path home) throws ProblemException {
        return open(home, Runtime.getRuntime().maxMemory());
    }

    /**
     * Opens it within less memory than there is.
     *
     * @param memory
     * bytes that keys may count on: they bound the work that trying a passphrase costs
     */
    public static Workspace open(Path home, long memory) throws ProblemException {
        var machine = new Machine(Clock.system(ZoneId.systemDefault()), new SecureRandom(), memory);
        return new LocalWorkspace(home, machine, PlaybookCatalog.builtIn().with(home.resolve("playbooks")),
                SqliteRunRecord.open(home, machine.clock()), new LocalConnectors(new SshPlaces(Path.of(System
                        .getProperty(
                                "user.home", "."), ".ssh"), System.getenv().getOrDefault("SSH_AUTH_SOCK",
                                        ""))));
    }

    /** What bundles and keys are made with on this computer. */
    public static BundleMeans bundleMeans() {
        return new BundleMeans(Clock.systemUTC(), new SecureRandom(), Runtime.getRuntime().maxMemory());
    }

    /** Where the record lies when nobody says: FAIRLEAD_HOME, else a folder in the user's own. */
    public static Path defaultHome(Map<String, String> environment) {
        String named = environment.getOrDefault("FAIRLEAD_HOME", "");
        return named.isEmpty() ? Path.of(System.getProperty("user.home", "."), ".fairlead") : Path.of(named);
    }

    /** Secrets from the environment, from files, and from a person. */
    public static SecretSource secrets(Map<String, String> environment,
            Function<String, Optional<Secret>> ask,
            Consumer<Problem> warnings) {
        return new LocalSecrets(environment, ask, warnings);
    }

    private record LocalConnectors(SshPlaces ssh) implements Connectors {
        @Override
        public Database database(DatabaseAddress address, Optional<Secret> password, Optional<Tunnel> tunnel)
                throws SiteException {
            return switch (address.dialect()) {
                case "sqlite" -> SqliteDatabase.readOnly(Path.of(address.file()));
                case "postgresql" -> PostgresDatabase.open(new PostgresAddress(address, password, tunnel));
                case "mariadb", "mysql" -> MariaDatabase.open(new MariaAddress(address, password, tunnel));
                default -> throw new SiteException(Problem.blocker("connect.problem.dialect", address
                        .dialect()));
            };
        }

        @Override
        public Server server(SshAddress address, LoginSecrets secrets) {
            return new SshConnection(address, ssh, secrets);
        }

        @Override
        public KeyValues keyValues(RedisLogin login) {
            return new RedisKeyValues(login);
        }

        @Override
        public MailServer mail() {
            return new SmtpServer();
        }

        @Override
        public Settings settings(Server server, String path) throws SiteException {
            String real = server.real(path);
            int name = real.lastIndexOf('/') + 1;
            String folder = name == 0 ? "." : real.substring(0, Math.max(1, name - 1));
            return new EnvOnServer(server.files(folder), real.substring(name));
        }

        @Override
        public Settings settings(Path file) {
            return new EnvFile(file);
        }

        @Override
        public Files files(Path folder) {
            return new LocalFiles(folder);
        }

        @Override
        public Shell shell(Path folder) {
            return new LocalShell(folder, System.getenv());
        }

        @Override
        public Web web(String address) throws SiteException {
            return HttpWeb.at(address, WEB_TIMEOUT);
        }

        @Override
        public Web patientWeb(String address) throws SiteException {
            return HttpWeb.at(address, PATIENCE, LIST_OF_MODELS);
        }

        @Override
        public Network network() {
            return new LocalNetwork();
        }

        @Override
        public ProviderApi provider(Protocol protocol, String address) throws SiteException {
            return new HttpProviderApi(HttpWeb.at(address, WEB_TIMEOUT, LIST_OF_MODELS), protocol);
        }
    }
}
