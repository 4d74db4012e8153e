package org.fairlead.run;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.DatabaseAddress;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.KeyValueAddress;
import org.fairlead.plan.Login;
import org.fairlead.plan.Plan;
import org.fairlead.plan.SecretRef;
import org.fairlead.plan.SshAddress;
import org.fairlead.playbook.Providers;
import org.fairlead.secret.Secret;
import org.fairlead.secret.SecretSource;
import org.fairlead.site.Database;
import org.fairlead.site.Files;
import org.fairlead.site.KeyValues;
import org.fairlead.site.MailServer;
import org.fairlead.site.ProviderApi;
import org.fairlead.site.Server;
import org.fairlead.site.Settings;
import org.fairlead.site.Shell;
import org.fairlead.site.Site;
import org.fairlead.site.Site.Side;
import org.fairlead.site.SiteException;
import org.fairlead.site.SourceFile;
import org.fairlead.site.Tunnel;
import org.fairlead.site.Web;
import org.fairlead.site.redis.RedisLogin;
import org.fairlead.site.ssh.LoginSecrets;
import org.fairlead.site.wordpress.WpConfig;

/** Opens both sides of a plan, with their secrets had from where the plan says. */
final class RunSites {
    private final Connectors connectors;
    private final SecretSource secrets;
    private final Map<String, Secret> had = new ConcurrentHashMap<>();
    private final Serving serving = new Serving();

    RunSites(Connectors connectors, SecretSource secrets) {
        this.connectors = connectors;
        this.secrets = secrets;
    }

    /** The same plan's sites, opened otherwise. */
    RunSites through(UnaryOperator<Connectors> other) {
        return new RunSites(other.apply(connectors), secrets);
    }

    /** The source, read through the run's own copy where its database is a file. */
    Site source(Plan plan, SnapshotKeeper snapshot, boolean anew) throws ProblemException {
        Endpoint endpoint = plan.source();
        Database live = database(endpoint, Side.SOURCE);
        Optional<SourceFile> file = live.sourceFile();
        if (file.isEmpty()) {
            return site(live, endpoint, Side.SOURCE);
        }
        if (anew) {
            snapshot.take(file.get());
        } else {
            snapshot.requireWhole();
        }
        DatabaseAddress copy = DatabaseAddress.sqlite(snapshot.file().toString());
        return site(connectors.database(copy, Optional.empty(), Optional.empty()), endpoint, Side.SOURCE);
    }

    /** The source itself, for what is read once and at once. */
    Site liveSource(Plan plan) throws ProblemException {
        return site(database(plan.source(), Side.SOURCE), plan.source(), Side.SOURCE);
    }

    Site target(Plan plan) throws ProblemException {
        return site(database(plan.target(), Side.TARGET), plan.target(), Side.TARGET);
    }

    /** The site with what else its side names; where that fails, the database is closed again. */
    private Site site(Database database, Endpoint endpoint, Side side) throws SiteException {
        boolean whole = false;
        try {
            var site = new Site(database, settings(endpoint, side), files(endpoint, side), web(endpoint),
                    keyValues(
                            endpoint,
                            side), shell(endpoint, side), app(endpoint, side));
            whole = true;
            return site;
        } finally {
            if (!whole) {
                database.close();
            }
        }
    }

    /** The settings file of a side, where it names one; it need not be there. */
    Optional<Settings> settings(Endpoint endpoint, Side side) throws SiteException {
        String place = endpoint.settings();
        if (place.isEmpty()) {
            return Optional.empty();
        }
        Optional<RemotePlace> remote = RemotePlace.of(place, endpoint.ssh());
        if (remote.isEmpty()) {
            return Optional.of(connectors.settings(Path.of(place)));
        }
        try (Server server = server(remote.get().way(endpoint.ssh()), side)) {
            return Optional.of(connectors.settings(server, remote.get().path()));
        }
    }

    /** The web address of a side, where it has one; nothing is asked yet. */
    Optional<Web> web(Endpoint endpoint) throws SiteException {
        return endpoint.web().isEmpty() ? Optional.empty() : Optional.of(connectors.web(endpoint.web()));
    }

    /** The same, waited for longer. */
    Optional<Web> patientWeb(Endpoint endpoint) throws SiteException {
        return endpoint.web().isEmpty() ? Optional.empty() : Optional.of(connectors.patientWeb(endpoint
                .web()));
    }

    /** Any address, waited for longer. */
    Web webAt(String address) throws SiteException {
        return connectors.patientWeb(address);
    }

    /** The password of a user as whom a site is tried. */
    Secret password(Login login) throws ProblemException {
        return secret(login.password(), question(login)).orElseThrow(() -> new SiteException(Problem.blocker(
                "access.problem.no-password", login.user())));
    }

    private static String question(Login login) {
        return "login." + login.at() + "." + login.user();
    }

    /** The {@code wp-config.php} of a side, where its endpoint tells which it is. */
    Optional<byte[]> wpConfig(Endpoint endpoint, Side side) throws SiteException {
        if (!(endpoint.database().password() instanceof SecretRef.WpConfig(String path))) {
            return Optional.empty();
        }
        if (!RemotePlace.is(path)) {
            return Optional.of(WordPressPlace.content(Path.of(path)));
        }
        RemotePlace file = RemotePlace.of(path);
        if (!file.isBehind(endpoint.ssh())) {
            return Optional.empty();
        }
        try (Server server = server(endpoint.ssh(), side)) {
            return Optional.of(server.read(file.path(), WpConfig.BYTES));
        }
    }

    /** The file tree of a side, where it has one; its database is not touched. */
    Optional<Files> files(Endpoint endpoint, Side side) throws SiteException {
        return tree(endpoint.files(), endpoint, side);
    }

    /** The folder of the application on a side, where it names one. */
    Optional<Files> app(Endpoint endpoint, Side side) throws SiteException {
        return tree(endpoint.app(), endpoint, side);
    }

    private Optional<Files> tree(String place, Endpoint endpoint, Side side) throws SiteException {
        if (place.isEmpty()) {
            return Optional.empty();
        }
        Optional<RemotePlace> remote = RemotePlace.of(place, endpoint.ssh());
        if (remote.isEmpty()) {
            return Optional.of(connectors.files(Path.of(place)));
        }
        try (Server server = server(remote.get().way(endpoint.ssh()), side)) {
            return Optional.of(server.files(remote.get().path()));
        }
    }

    /** What runs commands on a side, where it says in which folder. */
    Optional<Shell> shell(Endpoint endpoint, Side side) throws SiteException {
        String place = endpoint.app();
        if (place.isEmpty()) {
            return Optional.empty();
        }
        Optional<RemotePlace> remote = RemotePlace.of(place, endpoint.ssh());
        if (remote.isEmpty()) {
            return Optional.of(connectors.shell(Path.of(place)));
        }
        try (Server server = server(remote.get().way(endpoint.ssh()), side)) {
            return Optional.of(server.shell(remote.get().path()));
        }
    }

    /** The machine on which the application of a side lies. */
    AppMachine machine(Endpoint endpoint, Side side) {
        return new AppMachine(connectors, endpoint, way -> server(way, side));
    }

    /** The database of a side, through a machine that is logged in to where the plan says so. */
    Database database(Endpoint endpoint, Side side) throws ProblemException {
        DatabaseAddress address = endpoint.database();
        if (address.dialect().isEmpty()) {
            throw new SiteException(Problem.blocker("connect.problem.nothing-entered", word(side)));
        }
        if (!endpoint.ssh().isThere() || !address.file().isEmpty()) {
            return connectors.database(address, password(endpoint, side, Optional.empty()), Optional.empty());
        }
        try (Server server = server(endpoint.ssh(), side)) {
            Optional<Secret> password = password(endpoint, side, Optional.of(server));
            Tunnel tunnel = server.tunnel(address.host().isEmpty() ? "localhost" : address.host(), address
                    .portOrUsual());
            boolean open = false;
            try {
                Database database = connectors.database(address, password, Optional.of(tunnel));
                open = true;
                return database;
            } finally {
                if (!open) {
                    tunnel.close();
                }
            }
        }
    }

    /** The key-value store of a side, connected to when something there is first needed. */
    Optional<KeyValues> keyValues(Endpoint endpoint, Side side) {
        KeyValueAddress address = endpoint.redis();
        if (!address.isThere()) {
            return Optional.empty();
        }
        RedisLogin.Password password = () -> secret(address.password(), word(side) + ".redis-password");
        if (!endpoint.ssh().isThere()) {
            return Optional.of(connectors.keyValues(new RedisLogin(address, password, Optional.empty())));
        }
        try (Server server = server(endpoint.ssh(), side)) {
            return Optional.of(connectors.keyValues(new RedisLogin(address, password, Optional.of(server
                    .tunnel(address.host(), address.portOrUsual())))));
        }
    }

    /** A machine, logged in to when it is first needed, with its secrets had when they are. */
    Server server(SshAddress address, Side side) {
        return connectors.server(address, new LoginSecrets() {
            @Override
            public Optional<Secret> passphrase() throws ProblemException {
                return secret(address.passphrase(), word(side) + ".ssh-passphrase");
            }

            @Override
            public Optional<Secret> password() throws ProblemException {
                return secret(address.password(), word(side) + ".ssh-password");
            }
        });
    }

    private static String word(Side side) {
        return side == Side.SOURCE ? "source" : "target";
    }

    private Optional<Secret> password(Endpoint endpoint, Side side, Optional<Server> server)
            throws ProblemException {
        SecretRef place = endpoint.database().password();
        if (place instanceof SecretRef.WpConfig(String path) && RemotePlace.is(path)) {
            RemotePlace file = RemotePlace.of(path);
            if (!file.isBehind(endpoint.ssh())) {
                throw new SiteException(Problem.blocker("connect.problem.other-machine", path));
            }
            return kept(word(side) + ".password", Optional.of(server.isPresent() ? password(file, server
                    .get()) : password(file, endpoint
                            .ssh(),
                            side)));
        }
        return secret(place, word(side) + ".password");
    }

    private Secret password(RemotePlace file, SshAddress way, Side side) throws SiteException {
        try (Server server = server(way, side)) {
            return password(file, server);
        }
    }

    private static Secret password(RemotePlace file, Server server) throws SiteException {
        byte[] content = server.read(file.path(), WpConfig.BYTES);
        try {
            return WordPressPlace.password(content, file.written());
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    /** A secret from where the plan says, kept for covering it. */
    Optional<Secret> secret(SecretRef place, String question) throws ProblemException {
        return kept(question, fetched(place, question));
    }

    /** Keeps a copy of a secret, so that what machines say of it can be covered. */
    private Optional<Secret> kept(String question, Optional<Secret> secret) {
        secret.ifPresent(one -> Optional.ofNullable(had.put(question, one.copy())).ifPresent(Secret::close));
        return secret;
    }

    private Optional<Secret> fetched(SecretRef place, String question) throws ProblemException {
        return switch (place) {
            case SecretRef.None() -> Optional.empty();
            case SecretRef.Env(String name) -> Optional.of(secrets.get("env", name));
            case SecretRef.FromFile(String path) -> Optional.of(secrets.get("file", path));
            case SecretRef.WpConfig(String path) -> Optional.of(WordPressPlace.password(Path.of(path)));
            case SecretRef.Ask() -> Optional.of(secrets.get("ask", question));
        };
    }

    /** The key of the service that a plan changes to, where it names one. */
    Optional<Secret> providerKey(Plan plan) throws ProblemException {
        return secret(plan.provider().key(), "provider.key");
    }

    /** The service that a plan changes to. */
    ProviderApi provider(Plan plan, Providers.Service provider) throws SiteException {
        String address = plan.provider().address();
        if (!address.isEmpty() && plan.provider().key() instanceof SecretRef.None) {
            throw new SiteException(Problem.blocker("provider.problem.stored-key"));
        }
        if (!address.matches("(https://.+|http://(localhost|127\\.0\\.0\\.1|\\[::1])([:/].*)?)?")) {
            throw new SiteException(Problem.blocker("provider.problem.address", address));
        }
        return connectors.provider(provider.protocol(), address.isEmpty() ? provider.address() : address);
    }

    /** The service that a site uses now: its stored key goes nowhere but to the service's own address. */
    ProviderApi providerInUse(Providers.Service provider) throws SiteException {
        return connectors.provider(provider.protocol(), provider.address());
    }

    /**
     * Values of the secrets of a plan, for covering them: all that were had so far, and those that can be had
     * without asking a person once more.
     */
    List<String> allSecrets(Plan plan) throws ProblemException {
        for (Side side : Side.values()) {
            Endpoint endpoint = side == Side.SOURCE ? plan.source() : plan.target();
            if (isToBeHad(endpoint.database().password(), word(side) + ".password")) {
                password(endpoint, side, Optional.empty()).ifPresent(Secret::close);
            }
            have(endpoint.redis().password(), word(side) + ".redis-password");
        }
        for (Map.Entry<String, SecretRef> entry : plan.secrets().entrySet()) {
            have(entry.getValue(), "choice." + entry.getKey());
        }
        have(plan.provider().key(), "provider.key");
        for (Login login : plan.acceptance().logins()) {
            have(login.password(), question(login));
        }
        return had.values().stream().map(Secret::revealText).toList();
    }

    private boolean isToBeHad(SecretRef place, String question) {
        return !(place instanceof SecretRef.Ask) && !had.containsKey(question);
    }

    private void have(SecretRef place, String question) throws ProblemException {
        if (isToBeHad(place, question)) {
            secret(place, question).ifPresent(Secret::close);
        }
    }

    /** The copy of a site that is served meanwhile. */
    Serving serving() {
        return serving;
    }

    /** Ends what is served, and wipes what was had. */
    void forget() {
        serving.close();
        had.values().forEach(Secret::close);
        had.clear();
    }

    /** What takes mail. */
    MailServer mail() throws SiteException {
        return connectors.mail();
    }

    /** Values of secrets by the names that templates use. */
    Map<String, String> templateSecrets(Plan plan) throws ProblemException {
        Map<String, String> values = new HashMap<>();
        Optional<Secret> password = password(plan.target(), Side.TARGET, Optional.empty());
        password.ifPresent(secret -> values.put("target.password", secret.revealText()));
        for (Map.Entry<String, SecretRef> entry : plan.secrets().entrySet()) {
            secret(entry.getValue(), "choice." + entry.getKey())
                    .ifPresent(secret -> values.put("choice." + entry.getKey(), secret.revealText()));
        }
        return values;
    }
}
