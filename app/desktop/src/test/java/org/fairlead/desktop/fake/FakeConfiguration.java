package org.fairlead.desktop.fake;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.fairlead.bundle.BundleFile;
import org.fairlead.bundle.BundleKey;
import org.fairlead.bundle.BundleTarget;
import org.fairlead.bundle.Protection;
import org.fairlead.bundled.LeavingTable;
import org.fairlead.config.Arrival;
import org.fairlead.config.BundledConfiguration.Chosen;
import org.fairlead.config.Departure;
import org.fairlead.config.ImportItem;
import org.fairlead.config.Meeting;
import org.fairlead.config.ProviderTrial;
import org.fairlead.config.SettingCodec;
import org.fairlead.config.SiteConfiguration;
import org.fairlead.config.StoredSetting;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Carry.Act;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Configuration;
import org.fairlead.playbook.Configuration.Component;
import org.fairlead.playbook.Configuration.Place;
import org.fairlead.playbook.Configuration.Setting;
import org.fairlead.playbook.Playbook;
import org.fairlead.rewrite.PhpValue;
import org.fairlead.rewrite.PhpWriter;
import org.fairlead.run.ConfigurationWork;
import org.fairlead.run.Controls;
import org.fairlead.secret.Secret;
import org.fairlead.secret.SigningKey;
import org.fairlead.step.OpenDecision;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.export.ExportReport;
import org.fairlead.step.importing.ImportReport;

/** Settings of two sites that were never there, weighed by the engine's own rules. */
final class FakeConfiguration implements ConfigurationWork {
    private static final String LAYOUT = "l1a";
    private static final String WELCOME = "Hello and welcome to the shop.\n"
            + "Ask me about your membership,\nyour invoices or your courses.";
    private static final Map<String, String> SHOP = Map.ofEntries(Map.entry("chat-enabled", "1"), Map.entry(
            "chat-position", "top-left"), Map.entry("show-on-all-pages", "1"), Map.entry("log-level",
                    "debug"),
            Map.entry("primary-api", "anthropic"), Map.entry("openai-model", "gpt-4-turbo"), Map.entry(
                    "openai-temperature", "1.4"), Map.entry("openai-max-tokens", "8000"), Map.entry(
                            "anthropic-model", "claude-3-haiku-20240307"), Map.entry("anthropic-temperature",
                                    "0.5"), Map.entry("enable-cli-commands", "1"), Map.entry(
                                            "allowed-cli-commands", texts("wp user list",
                                                    "wp plugin list --format=json", "wp theme list")), Map
                                                            .entry("enable-mcp", "1"), Map.entry(
                                                                    "welcome-message",
                                                                    WELCOME));
    private static final Map<String, String> PRODUCTION = Map.of("chat-enabled", "1", "show-on-all-pages",
            "1",
            "openai-model", "gpt-4", "openai-temperature", "0.7", "openai-api-key",
            "sk-live-0123456789ab0001",
            "allowed-cli-commands", texts("wp user list", "wp post list"), "enable-mcp", "1",
            "enable-plugin-logging", "1", "welcome-message",
            "Hello and welcome to the shop.\nAsk me about your membership\nor your invoices.");

    private final Script script;
    private final Playbook playbook;
    private final Supplier<Plan> plan;
    private final Work work;
    private final Map<String, String> target = new ConcurrentHashMap<>(PRODUCTION);

    /** Runs a step with its beginning and its end in the record. */
    interface Work {
        <R> StepOutcome<R> run(String step, Controls controls, Supplier<StepOutcome<R>> end)
                throws StepException;
    }

    FakeConfiguration(Script script, Playbook playbook, Supplier<Plan> plan, Work work) {
        this.script = script;
        this.playbook = playbook;
        this.plan = plan;
        this.work = work;
        if (script.settingsAreTheSame) {
            target.clear();
            target.putAll(SHOP);
            target.put("openai-api-key", "sk-live-0123456789ab0001");
            target.put("anthropic-api-key", "sk-ant-0123456789ab0002");
        }
    }

    /** What the source holds; where it is broken, by a move that read UTF-8 as another encoding. */
    private Map<String, String> shop() {
        Map<String, String> held = new HashMap<>(SHOP);
        if (script.brokenText) {
            held.put("welcome-message", new String("Grüße aus dem Café".getBytes(StandardCharsets.UTF_8),
                    Charset
                            .forName("windows-1252")));
        }
        return held;
    }

    private static String texts(String... texts) {
        return PhpWriter.text(PhpValue.list(Stream.of(texts).map(PhpValue.Str::of).toList()));
    }

    private Configuration configuration() {
        Configuration known = playbook.configuration();
        if (script.settings == 0) {
            return known;
        }
        var many = new ArrayList<Setting>();
        for (int i = 0; i < script.settings; i++) {
            many.add(new Setting("many-" + i, Configuration.Kind.TEXT, false, false, Map.of(), Map.of(LAYOUT,
                    new Place("options", "many_" + i, "", null, List.of(), List.of(), Map.of(), "",
                            ""))));
        }
        var components = new ArrayList<>(known.components());
        components.add(new Component("many", many, List.of()));
        return new Configuration(known.stores(), known.names(), known.unmoved(), known.caches(), components);
    }

    private SiteConfiguration site(Configuration configuration, Map<String, String> raw, String other) {
        Map<String, StoredSetting> settings = new LinkedHashMap<>();
        for (Setting setting : configuration.settings()) {
            Place place = setting.places().get(LAYOUT);
            String text = setting.id().startsWith("many-") ? value(setting.id(), other) : raw.get(setting
                    .id());
            if (place != null && text != null) {
                new SettingCodec(setting.kind(), place).ofRow(text).ifPresent(value -> settings.put(setting
                        .id(),
                        new StoredSetting(text, value)));
            }
        }
        return new SiteConfiguration(LAYOUT, settings, List.of(), List.of("mpai_something_new"), List.of(
                "mpai_assistant_id_memberpress"));
    }

    /** Every tenth of many is another one. */
    private static String value(String id, String other) {
        return id.endsWith("7") ? other : "value of " + id;
    }

    @Override
    public Departure departure() throws ProblemException {
        FakeWorkspace.offTheWindowsThread();
        fail("departure");
        Configuration configuration = configuration();
        Map<String, String> raw = new HashMap<>(shop());
        raw.put("openai-api-key", "sk-canary-openai-0123");
        raw.put("anthropic-api-key", "sk-canary-anthropic-0123");
        return new Departure(configuration, site(configuration, raw, "source"));
    }

    @Override
    public List<LeavingTable> leaving() throws ProblemException {
        FakeWorkspace.offTheWindowsThread();
        fail("leaving");
        return plan.get().job().equals("move-configuration") ? List.of() : FakeRows.leaving();
    }

    @Override
    public Meeting meeting(Optional<BundleKey> key) throws ProblemException {
        FakeWorkspace.offTheWindowsThread();
        FakeProgress.sleep(script.stepMillis);
        fail("meeting");
        return meet();
    }

    private Meeting meet() {
        Configuration configuration = configuration();
        return new Meeting(configuration, site(configuration, shop(), "source"), site(configuration, target,
                "target"), Set.of("openai-api-key", "anthropic-api-key"), List.of(), Map.of());
    }

    private void fail(String call) throws ProblemException {
        Problem problem = script.failures.remove(call);
        if (problem != null) {
            throw new ProblemException(problem);
        }
    }

    @Override
    public List<ImportItem> review(Optional<BundleKey> key) throws ProblemException {
        return meeting(key).items(plan.get().configuration());
    }

    @Override
    public StepOutcome<ExportReport> export(BundleTarget file, Protection protection,
            Optional<SigningKey> signer, Controls controls) throws StepException {
        return work.run("export", controls, () -> {
            Configuration configuration = configuration();
            Chosen chosen = new Departure(configuration, site(configuration, shop(), "source")).choose(plan
                    .get()
                    .configuration(), protection.takesSecrets());
            Map<String, Long> counts = new TreeMap<>();
            chosen.components().forEach(component -> counts.put(component.id(), (long) component.settings()
                    .size()));
            boolean rows = !plan.get().job().equals("move-configuration");
            return new StepOutcome.Done<>(new ExportReport(List.of(file.file().toString()), rows ? 1_804_812
                    : 4_812,
                    plan.get().job().equals("move-data") ? Map.of() : counts, rows
                            ? FakeRows.written(plan.get().data())
                            : List.of(), chosen.leftOut(), protection.takesSecrets(), List.of()));
        });
    }

    @Override
    public StepOutcome<ImportReport> arrive(Optional<BundleKey> key, Secret passphrase, Controls controls)
            throws StepException {
        target.putAll(script.changedMeanwhile);
        script.changedMeanwhile = Map.of();
        var arrival = new Arrival(meet().configuration(), meet().source(), meet().target(), meet().leftOut(),
                plan
                        .get().configuration(), List.of());
        List<ImportItem> items = arrival.items();
        List<OpenDecision> open = items.stream().filter(ImportItem::isOpen).map(item -> new OpenDecision(item
                .setting(), Problem.warning("import.question.conflict", item.setting(), item.component()),
                List
                        .of("keep", "take"))).toList();
        if (!open.isEmpty()) {
            return new StepOutcome.NeedsDecisions<>(open);
        }
        return work.run("import", controls, () -> {
            Map<String, Optional<String>> changes = arrival.changes();
            changes.forEach((setting, raw) -> raw.ifPresentOrElse(text -> target.put(setting, text),
                    () -> target.remove(setting)));
            Map<String, Long> counts = items.stream().collect(Collectors.groupingBy(item -> item.state()
                    .word(),
                    TreeMap::new, Collectors.counting()));
            return new StepOutcome.Done<>(new ImportReport(counts, changes.size(), List.copyOf(changes
                    .keySet()),
                    items.stream().filter(item -> item.act().filter(act -> act != Act.KEEP).isPresent())
                            .flatMap(
                                    item -> item.notes().stream()).toList(), Map.of(), items.stream().filter(
                                            item -> item.state()
                                                    == ImportItem.State.NEEDS_SETUP).map(ImportItem::setting)
                                            .toList(), List.of(
                                                    "mpai_something_new"), 3));
        });
    }

    @Override
    public ProviderTrial tryProvider() throws ProblemException {
        FakeWorkspace.offTheWindowsThread();
        FakeProgress.sleep(script.stepMillis);
        fail("provider");
        return FakeProvider.answer(script, plan.get().provider());
    }

    @Override
    public List<Finding> askServices() {
        return List.of();
    }

    @Override
    public long busiestMinute() {
        return -1;
    }

    @Override
    public Optional<String> providerInUse() {
        FakeWorkspace.offTheWindowsThread();
        return Optional.of(FakeProvider.IN_USE);
    }

    /** What is stored on the target now. */
    Map<String, String> target() {
        return Map.copyOf(target);
    }

    @Override
    public BundleFile bundle() throws ProblemException {
        return BundleFile.at(Path.of(plan.get().configuration().bundle()));
    }
}
