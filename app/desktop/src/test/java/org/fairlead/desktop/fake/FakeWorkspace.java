package org.fairlead.desktop.fake;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;

import javafx.application.Platform;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Progress;
import org.fairlead.plan.DatabaseAddress;
import org.fairlead.plan.DatabaseAddress.Tls;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.Plan;
import org.fairlead.plan.SecretRef;
import org.fairlead.plan.SshAddress;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.PlaybookCatalog;
import org.fairlead.playbook.Way;
import org.fairlead.record.RunRecord;
import org.fairlead.record.RunSummary;
import org.fairlead.run.Controls;
import org.fairlead.run.CopyReport;
import org.fairlead.run.Journey;
import org.fairlead.run.Workspace;
import org.fairlead.secret.SecretSource;
import org.fairlead.site.DatabaseFacts;
import org.fairlead.site.KeyValueFacts;
import org.fairlead.site.Site.Side;
import org.fairlead.text.Messages;

/**
 * An engine that pretends, at the speed and with the failures of its {@link Script}. Never on the window's
 * thread.
 */
public final class FakeWorkspace implements Workspace {
    private final Script script;
    private static final String WORDPRESS = "memberpress-ai-assistant";

    private final FakeRecord record;
    private final PlaybookCatalog catalog;
    private final Messages messages;
    private final Map<String, Plan> plans = new HashMap<>();
    private volatile FakeJourney last;

    public FakeWorkspace(Script script, Clock clock) {
        this.script = script;
        record = new FakeRecord(clock, script);
        catalog = new FakePlaybooks().catalog();
        Map<String, String> texts = new HashMap<>(PlaybookCatalog.builtIn().find("ai-design-tool")
                .orElseThrow().texts());
        texts.putAll(texts());
        messages = Messages.english().with(texts);
    }

    private static Map<String, String> texts() {
        Properties kept = new Properties();
        try (var reader = new InputStreamReader(FakeWorkspace.class.getResourceAsStream(
                "/fake/texts.properties"),
                StandardCharsets.UTF_8)) {
            kept.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new HashMap<>();
        kept.forEach((key, text) -> texts.put(key.toString(), text.toString()));
        return texts;
    }

    /** The messages of the program with those of the pretended engine. */
    public Messages messages() {
        return messages;
    }

    public Script script() {
        return script;
    }

    public FakeJourney last() {
        return last;
    }

    @Override
    public PlaybookCatalog playbooks() {
        return catalog;
    }

    @Override
    public Messages texts(Playbook playbook) {
        if (playbook.id().equals(WORDPRESS)) {
            return Messages.english().with(catalog.find(WORDPRESS).orElseThrow().texts());
        }
        return playbook.id().equals("ai-design-tool") ? messages : Messages.english().with(Map.of(
                "system.name",
                "Faraday Dashboard", "system.about", "Users, projects and subscriptions of the dashboard.",
                "job.upgrade-v1-v2", "Bring users and projects to the new schema"));
    }

    @Override
    public void trust(String playbookId) {}

    @Override
    public FakeRecord record() {
        return record;
    }

    @Override
    public Journey begin(Plan plan, SecretSource secrets) {
        offTheWindowsThread();
        RunSummary run = record.begin(new RunRecord.NewRun(plan.playbook(), plan.job(), plan.source()
                .database()
                .place(), plan.target().database().place()));
        last = new FakeJourney(script, catalog.find(plan.playbook()).orElseThrow().playbook(), record.logOf(
                run
                        .id()), plan, messages);
        plans.put(run.id(), plan);
        return last;
    }

    @Override
    public Journey reopen(String runId, SecretSource secrets) {
        offTheWindowsThread();
        Plan plan = plans.getOrDefault(runId, complete());
        last = new FakeJourney(script, catalog.find(plan.playbook()).orElseThrow().playbook(), record.logOf(
                runId), plan, messages);
        return last;
    }

    /** A plan with everything filled in. */
    public Plan complete() {
        return Plan.of("ai-design-tool", "upgrade-v1-v2").withSource(new Endpoint(DatabaseAddress.sqlite(
                "/srv/app/db.sqlite3"), "/srv/app/.env", "/srv/app/media", "")).withTarget(new Endpoint(
                        new DatabaseAddress("postgresql", "", "db1.kestrel.example", 5432, "aidesign",
                                "aidesign",
                                new SecretRef.Env("DB_PASSWORD"), "", Tls.REQUIRE, ""), "/srv/app2/.env", "",
                        "https://design.kestrel.example")).withChoices(Map.of("tiers", "guide"));
    }

    /** A plan that moves settings from site to site. */
    public Plan settings(Way way) {
        return wordpress("move-configuration", way);
    }

    /** A plan for a job of the WordPress plugin. */
    public Plan wordpress(String job, Way way) {
        return Plan.of(FakePlaybooks.SETTINGS, job).withWay(way).withSource(site(
                "shop.example",
                "shop", "wp_")).withTarget(site("db2.shop.example", "shop_live", "prod_"));
    }

    private static Endpoint site(String host, String name, String prefix) {
        return new Endpoint(new DatabaseAddress("mariadb", "", host, 3306, name, "wordpress",
                new SecretRef.Env(
                        "DB_PASSWORD"), "", Tls.REQUIRE, ""), "", "", "", prefix);
    }

    @Override
    public Path fetchBundle(String address, SshAddress login, SecretSource secrets, Controls controls)
            throws ProblemException {
        offTheWindowsThread();
        Problem problem = script.refused.get("fetch");
        if (problem != null && login.fingerprint().isEmpty()) {
            throw new ProblemException(problem);
        }
        for (int part = 1; part <= 4 && !controls.stop().shouldStop(); part++) {
            controls.progress().accept(new Progress("bundle.fetching", List.of(address), part, 4, 0, -1, List
                    .of()));
            FakeProgress.sleep(script.stepMillis / 8);
        }
        return script.fetched;
    }

    @Override
    public List<Path> bundles(String playbookId) {
        offTheWindowsThread();
        return script.bundles;
    }

    @Override
    public void diagnose(Plan plan, SecretSource secrets, Consumer<Finding> told) throws ProblemException {
        offTheWindowsThread();
        for (Finding finding : script.diagnosis) {
            FakeProgress.sleep(script.stepMillis / 8);
            told.accept(finding);
        }
    }

    @Override
    public StoreResult tryStore(Endpoint endpoint, Side side, SecretSource secrets) throws ProblemException {
        offTheWindowsThread();
        FakeProgress.sleep(script.stepMillis / 4);
        Problem problem = script.refused.get(side == Side.SOURCE ? "source.redis" : "target.redis");
        if (problem != null) {
            throw new ProblemException(problem);
        }
        return new StoreResult(new KeyValueFacts("Redis", "7.2.4", "append-only", "noeviction", 12L << 20, 0,
                false, false, false), 1204, 900);
    }

    @Override
    public ConnectionResult tryDatabase(Endpoint endpoint, Side side, Playbook playbook, SecretSource secrets)
            throws ProblemException {
        offTheWindowsThread();
        FakeProgress.sleep(script.stepMillis / 4);
        Problem problem = script.refused.get(side == Side.SOURCE ? "source" : "target");
        if (problem != null) {
            throw new ProblemException(problem);
        }
        if (endpoint.database().dialect().equals("mariadb")) {
            return new ConnectionResult(new DatabaseFacts("MariaDB", "10.11.6", endpoint.database().name(),
                    endpoint
                            .database().place(), "", true, List.of()), 31, 12_000, "l1a");
        }
        return side == Side.SOURCE ? new ConnectionResult(new DatabaseFacts("SQLite", "3.45.1", "db.sqlite3",
                endpoint.database().place(), "", true, List.of("wal=true")), 25, 310, "v1-core")
                : new ConnectionResult(new DatabaseFacts("PostgreSQL", "16.4", "aidesign", endpoint.database()
                        .place(), "public", true, List.of()), 379, 12_400, "v2");
    }

    @Override
    public Filled fill(Endpoint known, String pathOrAddress, Side side, Playbook playbook,
            SecretSource secrets) throws ProblemException {
        offTheWindowsThread();
        if (pathOrAddress.endsWith(".sqlite3")) {
            return new Filled(known.withDatabase(DatabaseAddress.sqlite(pathOrAddress)), List.of());
        }
        if (pathOrAddress.endsWith(".env") || pathOrAddress.startsWith("postgresql://")) {
            Endpoint filled = known.withDatabase(complete().target().database());
            return new Filled(pathOrAddress.endsWith(".env") ? filled.withSettings(pathOrAddress) : filled,
                    List
                            .of());
        }
        if (pathOrAddress.endsWith("wp-config.php")) {
            return wordpress(known, pathOrAddress);
        }
        throw new ProblemException(Problem.blocker("fill.problem.not-known", pathOrAddress));
    }

    private Filled wordpress(Endpoint known, String place) {
        boolean remote = place.startsWith("sftp://");
        Endpoint there = remote ? known.withSsh(known.ssh().to("deploy", "shop.example", 0)) : known;
        if (remote && !script.hostKey.equals(there.ssh().fingerprint())) {
            return new Filled(there, List.of(Problem.blocker("ssh.problem.host-key-unknown", there.ssh()
                    .place(),
                    script.hostKey, "ssh-ed25519", "/home/ada/.ssh/known_hosts")));
        }
        return new Filled(there.withDatabase(new DatabaseAddress("mariadb", "", "localhost", 0, "shop",
                "shop_user",
                new SecretRef.WpConfig(place), "", DatabaseAddress.Tls.PREFER, "")).withPrefix("shop_"),
                remote
                        ? List.of(Problem.info("wp-config.info.debug", place))
                        : List.of(Problem.info("wp-config.info.localhost", place), Problem.warning(
                                "wp-config.problem.not-literal", "DB_HOST", place)));
    }

    /** Writes a file as the engine would. */
    static Path write(Path file, String text) throws ProblemException {
        offTheWindowsThread();
        try {
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new ProblemException(Problem.blocker("window.problem.cannot-write", file.toString()), e);
        }
    }

    /** What copying would answer; a folder of a web server is warned of. */
    static CopyReport copied(String place) {
        offTheWindowsThread();
        return new CopyReport(place, List.of(new CopyReport.Copied("2026-11-21-03/source-database.zst.age",
                18_412_331,
                "9f2c".repeat(16), 0)), 0, place.contains("www") ? List.of(Problem.warning(
                        "copies.warning.web-root",
                        place)) : List.of());
    }

    static void offTheWindowsThread() {
        if (Platform.isFxApplicationThread()) {
            throw new IllegalStateException("the engine was called on the window's thread");
        }
    }

    @Override
    public Path home() {
        return Path.of("home");
    }

    @Override
    public void close() {}
}
