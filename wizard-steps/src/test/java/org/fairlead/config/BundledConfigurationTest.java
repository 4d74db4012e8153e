package org.fairlead.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.bundle.BundleFile;
import org.fairlead.bundle.BundleKey;
import org.fairlead.bundle.BundleManifest.LeftOut;
import org.fairlead.bundle.BundleManifest.Reason;
import org.fairlead.bundle.BundleMeans;
import org.fairlead.bundle.BundleReader;
import org.fairlead.bundle.BundleTarget;
import org.fairlead.bundle.Protection;
import org.fairlead.bundle.ReadWatch;
import org.fairlead.bundle.VerifiedBundle;
import org.fairlead.diff.SameValue;
import org.fairlead.plan.Carry;
import org.fairlead.plan.Carry.Mode;
import org.fairlead.plan.Carry.Strategy;
import org.fairlead.record.RunRecord.NewRun;
import org.fairlead.record.SqliteRunRecord;
import org.fairlead.secret.Secret;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.StopSignal;
import org.fairlead.step.export.ExportInput;
import org.fairlead.step.export.ExportReport;
import org.fairlead.step.export.ExportStep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Settings that leave a site as a bundle. */
class BundledConfigurationTest {
    private static final long HEAP = 64 << 20;
    private static final Carry ALL = Carry.of("", true, Mode.MERGE, Strategy.ASK);

    @TempDir
    private Path folder;
    private WordPressSite shop;

    @BeforeEach
    void prepare() throws Exception {
        shop = new WordPressSite("wp_", "utf8mb4_unicode_520_ci", WordPressSite.FIRST);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Path file() {
        return folder.resolve("shop.fairlead");
    }

    private ExportReport export(Carry carry, Protection protection) throws Exception {
        var record = SqliteRunRecord.open(folder.resolve("home"), Clock.systemUTC());
        var log = record.log(record.begin(new NewRun("wp", "export", "a", "b")).id());
        var destination = new ExportInput.Destination(BundleTarget.oneFile(file()), protection, Optional
                .empty(),
                new BundleMeans(Clock.systemUTC(), new SecureRandom(), HEAP));
        StepOutcome<ExportReport> outcome = new ExportStep().run(new ExportInput(shop.playbook(), shop
                .database(),
                "l1a", carry, destination, "Fairlead test"), new StepContext(log, progress -> {},
                        new StopSignal(),
                        Clock.systemUTC()));
        return ((StepOutcome.Done<ExportReport>) outcome).report();
    }

    private static Protection sealed() {
        return new Protection.ToPassphrase(Secret.of("correct horse battery"));
    }

    private VerifiedBundle open() throws Exception {
        return new BundleReader().verify(BundleFile.at(file()), new BundleKey.Passphrase(Secret.of(
                "correct horse battery"), HEAP), ReadWatch.NONE);
    }

    @Test
    void bringsBackWhatTheSiteHolds() throws Exception {
        ExportReport report = export(ALL, sealed());
        VerifiedBundle bundle = open();
        SiteConfiguration read = BundledConfiguration.read(shop.playbook().configuration(), bundle.manifest(),
                bundle.components());

        assertThat(report.encrypted()).isTrue();
        SiteConfiguration site = shop.configuration("l1a");
        assertThat(read.settings().keySet()).containsExactlyElementsOf(site.settings().keySet().stream()
                .filter(
                        id -> !id.equals("log-level")).toList());
        read.settings().forEach((id, stored) -> {
            assertThat(stored.raw()).isEqualTo(site.of(id).orElseThrow().raw());
            assertThat(SameValue.of(stored.value(), site.of(id).orElseThrow().value())).isTrue();
        });
    }

    @Test
    void saysWhatStayedBehindAndWhy() throws Exception {
        ExportReport report = export(new Carry("", List.of("general", "service-provider"), false, false,
                Mode.MERGE,
                Strategy.ASK, Map.of(), List.of(), "", ""), sealed());

        assertThat(report.leftOut()).contains(new LeftOut("openai-api-key", Reason.SECRET, 0), new LeftOut(
                "log-level", Reason.ENVIRONMENT, 0), new LeftOut("welcome-message", Reason.NOT_CHOSEN, 0),
                new LeftOut("mpai_something_new", Reason.NOT_UNDERSTOOD, 0), new LeftOut(
                        "mpai_assistant_id_memberpress", Reason.NEVER_MOVED, 0));
        assertThat(BundledConfiguration.leftOut(open().manifest())).contains("openai-api-key", "log-level",
                "welcome-message");
    }

    @Test
    void keepsSecretsOutOfABundleThatAnybodyCanRead() throws Exception {
        ExportReport report = export(ALL, new Protection.Unencrypted());

        assertThat(report.leftOut()).contains(new LeftOut("openai-api-key", Reason.SECRET, 0));
        var whole = new String(Files.readAllBytes(file()), StandardCharsets.ISO_8859_1);
        assertThat(whole).doesNotContain("sk-canary-openai");
        var bundle = new BundleReader().verify(BundleFile.at(file()), new BundleKey.None(), ReadWatch.NONE);
        assertThat(bundle.components().toString()).doesNotContain("sk-canary-openai");
        assertThat(bundle.components()).flatExtracting(component -> component.settings().stream().map(
                setting -> setting
                        .value().toString()).toList()).noneMatch(value -> value.contains("sk-canary"));
    }

    @Test
    void makesNoBundleOfNothing() throws Exception {
        var nothing = new Carry("", List.of("permissions"), false, false, Mode.MERGE, Strategy.ASK, Map.of(),
                List
                        .of(), "", "");

        assertThat(catchThrowableOfType(StepException.class, () -> export(nothing, sealed())).problem().key())
                .isEqualTo("export.problem.nothing");
        assertThat(file()).doesNotExist();
    }

    @Test
    void goesThereAndBackWithoutADifference() throws Exception {
        export(ALL, sealed());
        VerifiedBundle bundle = open();
        SiteConfiguration read = BundledConfiguration.read(shop.playbook().configuration(), bundle.manifest(),
                bundle.components());
        var chosen = BundledConfiguration.choose(shop.playbook().configuration(), read, ALL, true);

        assertThat(texts(chosen.components())).isEqualTo(texts(bundle.components())).isNotEmpty();
    }

    private static List<String> texts(List<org.fairlead.bundle.ComponentConfig> components) {
        return components.stream().flatMap(component -> component.settings().stream().map(setting -> component
                .id()
                + "." + setting.name() + "=" + setting.value() + setting.secret())).toList();
    }
}
