package org.fairlead.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.fairlead.model.Problem;
import org.fairlead.plan.DatabaseAddress;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.SecretRef;
import org.fairlead.playbook.Playbook.Needs;
import org.fairlead.playbook.Playbook.Want;
import org.fairlead.run.Workspace.Filled;
import org.fairlead.secret.Secret;
import org.fairlead.site.SiteException;
import org.fairlead.site.wordpress.DatabaseHost;
import org.fairlead.site.wordpress.WpConfig;
import org.fairlead.site.wordpress.WpConfig.Said;

/** Fills an endpoint from a {@code wp-config.php}, and says what of it a person has to enter. */
final class WordPressPlace {
    /** What WordPress has in the folder that it gives out. */
    private static final String LOADER = "wp-load.php";

    private final WpConfig config;
    private final String place;
    private final List<Problem> notes = new ArrayList<>();

    private WordPressPlace(WpConfig config, String place) {
        this.config = config;
        this.place = place;
    }

    /** From a file of this machine; its password stays there and is read when it is needed. */
    static Filled fill(Endpoint known, Path file, Needs needs) throws SiteException {
        byte[] content = content(file);
        try {
            return fill(known, content, file.toString(), needs);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    /**
     * From a file's content.
     *
     * @param place
     * where the file is, as a reference to its password names it
     */
    static Filled fill(Endpoint known, byte[] content, String place, Needs needs) throws SiteException {
        try (WpConfig config = WpConfig.read(content, place)) {
            return new WordPressPlace(config, place).filled(known, needs);
        }
    }

    /** The folder of this machine that a site gives out to everybody, where its endpoint tells. */
    static Optional<Path> folder(Endpoint endpoint) {
        if (!(endpoint.database().password() instanceof SecretRef.WpConfig(String path)) || RemotePlace.is(
                path)) {
            return Optional.empty();
        }
        Path beside = Path.of(path).toAbsolutePath().normalize().getParent();
        if (beside == null || Files.exists(beside.resolve(LOADER))) {
            return Optional.ofNullable(beside);
        }
        try (Stream<Path> below = Files.list(beside)) {
            return below.filter(folder -> Files.exists(folder.resolve(LOADER))).findFirst(); // one level up
        } catch (IOException e) {
            return Optional.empty(); // then nobody can read the site's files from here either
        }
    }

    /** The password of the database that a file of this machine holds. */
    static Secret password(Path file) throws SiteException {
        byte[] content = content(file);
        try {
            return password(content, file.toString());
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    /** The password of the database in a file's content. */
    static Secret password(byte[] content, String place) throws SiteException {
        try (WpConfig config = WpConfig.read(content, place)) {
            return config.databasePassword().orElseThrow(() -> new SiteException(Problem.blocker(
                    "wp-config.problem.no-password", place)));
        }
    }

    static byte[] content(Path file) throws SiteException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(WpConfig.BYTES + 1);
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("files.problem.cannot-read", file.toString()), e);
        }
    }

    private Filled filled(Endpoint known, Needs needs) throws SiteException {
        String dialect = needs.dialects().stream().filter(List.of("mariadb", "mysql")::contains).findFirst()
                .orElseThrow(() -> new SiteException(Problem.blocker("wp-config.problem.other-system", place,
                        String.join(", ", needs.dialects()))));
        DatabaseAddress before = known.database();
        DatabaseHost host = constant("DB_HOST").map(DatabaseHost::of).orElse(new DatabaseHost(before.host(),
                before.port(), ""));
        if (!host.socket().isEmpty()) {
            notes.add(Problem.warning("wp-config.problem.socket", host.socket(), place));
        } else if (!known.ssh().isThere() && host.isLocal() && config.constant(
                "DB_HOST") instanceof Said.Text) {
            notes.add(Problem.info("wp-config.info.localhost", place));
        }
        var address = new DatabaseAddress(dialect, "", host.host().isEmpty() ? "localhost" : host.host(), host
                .port(), constant("DB_NAME").orElse(before.name()), constant("DB_USER").orElse(before.user()),
                password(), "", before.tls(), before.rootCertificate());
        Endpoint filled = known.withDatabase(address).withPrefix(prefix().orElse(known.prefix()));
        if (needs.web() != Want.NONE && known.web().isEmpty()) {
            filled = filled.withWeb(web());
        }
        circumstances();
        return new Filled(filled, notes);
    }

    private SecretRef password() {
        return named(config.password(), "DB_PASSWORD").isPresent()
                ? new SecretRef.WpConfig(place)
                : new SecretRef.Ask();
    }

    private Optional<String> prefix() {
        Optional<String> prefix = named(config.prefix(), "$table_prefix");
        if (prefix.isPresent() && !prefix.get().matches("[A-Za-z0-9_$]{0,40}")) {
            notes.add(Problem.warning("wp-config.problem.prefix", place));
            return Optional.empty();
        }
        return prefix;
    }

    private Optional<String> constant(String name) {
        return named(config.constant(name), name);
    }

    private Optional<String> named(Said said, String name) {
        switch (said) {
            case Said.Text(String value) -> {
                return Optional.of(value);
            }
            case Said.NoLiteral() -> notes.add(Problem.warning("wp-config.problem.not-literal", name, place));
            case Said.Several() -> notes.add(Problem.warning("wp-config.problem.several", name, place));
            case Said.Nothing() -> notes.add(config.included().isEmpty()
                    ? Problem.warning("wp-config.problem.missing", name, place)
                    : Problem.warning("wp-config.problem.elsewhere", name, place, String.join(", ", config
                            .included())));
        }
        return Optional.empty();
    }

    private String web() {
        for (String name : List.of("WP_HOME", "WP_SITEURL")) {
            if (config.constant(name) instanceof Said.Text(String value) && value.matches("https?://\\S+")) {
                return value;
            }
        }
        return "";
    }

    /** What a person should know of the site before it is moved. */
    private void circumstances() {
        if (config.isOn("WP_DEBUG")) {
            notes.add(Problem.info("wp-config.info.debug", place));
        }
        if (config.isOn("DISABLE_WP_CRON")) {
            notes.add(Problem.info("wp-config.info.no-cron", place));
        }
        if (config.isOn("MULTISITE")) {
            notes.add(Problem.warning("wp-config.problem.network", place));
        }
        String charset = config.constant("DB_CHARSET") instanceof Said.Text(String value) ? value : "";
        String collation = config.constant("DB_COLLATE") instanceof Said.Text(String value) ? value : "";
        if (!charset.isEmpty() || !collation.isEmpty()) {
            notes.add(Problem.info("wp-config.info.characters", charset, collation.isEmpty() ? "-"
                    : collation));
        }
        config.salts().ifPresent(print -> notes.add(Problem.info("wp-config.info.salts", print)));
    }
}
