package org.fairlead.step.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.fairlead.config.ConfigurationReader;
import org.fairlead.config.SiteConfiguration;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.move.LayoutProbe;
import org.fairlead.playbook.Configuration;
import org.fairlead.playbook.Configuration.Component;
import org.fairlead.playbook.Configuration.Store;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Layout;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Site;
import org.fairlead.site.Site.Side;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/** One site as far as its settings go: which layout it has, what is stored, and what stands in the way. */
final class SettingsSide {
    private final Playbook written;
    private final Playbook playbook;
    private final Database database;
    private final String prefix;
    private final Side side;
    private final String named;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param named
     * layout that the plan names; empty to recognise it
     */
    SettingsSide(Playbook playbook, Site site, String prefix, Side side, String named) {
        this.written = playbook;
        this.playbook = playbook.at(prefix);
        this.database = site.database();
        this.prefix = prefix;
        this.side = side;
        this.named = named;
    }

    /**
     * What one side came to.
     *
     * @param readable
     * whether the tables that settings lie in are there
     */
    record Look(boolean readable, String layout, Optional<SiteConfiguration> settings,
            List<Finding> findings) {
        /** Settings stored by component. */
        Map<String, Long> counts(Configuration configuration) {
            Map<String, Long> counts = new TreeMap<>();
            for (Component component : configuration.components()) {
                counts.put(component.id(), component.settings().stream().filter(setting -> settings.filter(
                        all -> all.of(setting.id()).isPresent()).isPresent()).count());
            }
            return counts;
        }
    }

    Look look() throws SiteException {
        List<String> tables = database.tables();
        List<String> missing = playbook.configuration().stores().stream().map(Store::table).filter(
                table -> !tables.contains(table)).toList();
        if (!missing.isEmpty()) {
            noStore(missing, tables);
            return new Look(false, "", Optional.empty(), findings);
        }
        String layout = layout();
        for (Store store : playbook.configuration().stores()) {
            boolean refused = side == Side.TARGET && !database.isTransactional(store.table());
            if (refused) {
                add("engine", Problem.blocker("import.problem.no-transactions", store.table(), database
                        .facts()
                        .place()));
            }
        }
        if (layout.isEmpty()) {
            return new Look(true, "", Optional.empty(), findings);
        }
        try (Transaction transaction = database.begin(Access.READ)) {
            SiteConfiguration settings = new ConfigurationReader(playbook.configuration(), layout).read(
                    transaction);
            stored(settings);
            return new Look(true, layout, Optional.of(settings), findings);
        }
    }

    /** The prefix is wrong, or this is no such site: says which prefixes are there. */
    private void noStore(List<String> missing, List<String> tables) {
        List<String> endings = written.configuration().stores().stream().map(store -> store.table().replace(
                Configuration.PREFIX, "")).toList();
        List<List<String>> others = tables.stream().filter(table -> endings.stream().anyMatch(
                table::endsWith))
                .map(table -> table.substring(0, table.length() - endings.stream().filter(table::endsWith)
                        .mapToInt(String::length).max().orElse(0)))
                .distinct().sorted().map(List::of).toList();
        Problem problem = others.isEmpty()
                ? Problem.blocker("assess.settings.no-store", database.facts().place(), String.join(", ",
                        missing))
                : Problem.blocker("assess.settings.prefix", database.facts().place(), prefix, String.join(
                        ", ", others.stream().map(List::getFirst).toList()));
        add("prefix", problem, new Evidence(List.of("evidence.prefix"), others, others.size()));
    }

    private String layout() throws SiteException {
        if (!named.isEmpty()) {
            add("layout", Problem.passed("assess.settings.layout-named", named));
            return named;
        }
        List<String> found = LayoutProbe.all(playbook, database).stream().map(Layout::id).toList();
        if (found.size() > 1) {
            add("layout", Problem.blocker("assess.settings.layouts", database.facts().place(), String.join(
                    ", ", found)));
            return "";
        }
        if (found.isEmpty()) {
            add("layout", side == Side.SOURCE
                    ? Problem.blocker("assess.settings.nothing-stored", database.facts().place())
                    : Problem.info("assess.settings.fresh", database.facts().place()));
            return "";
        }
        add("layout", Problem.passed("assess.settings.layout", found.getFirst()));
        return found.getFirst();
    }

    private void stored(SiteConfiguration settings) {
        Configuration all = playbook.configuration();
        long inPlace = all.settings().stream().filter(setting -> setting.places().containsKey(settings
                .layout())).count();
        add("stored", Problem.info("assess.settings.stored", settings.settings().size(), inPlace - settings
                .settings().size()));
        names("damaged", settings.damaged(), Problem.warning("assess.settings.damaged", settings.damaged()
                .size()));
        if (side == Side.SOURCE) {
            List<String> secrets = all.settings().stream().filter(setting -> setting.secret() && settings.of(
                    setting.id()).isPresent()).map(Configuration.Setting::id).toList();
            names("secrets", secrets, Problem.info("assess.settings.secrets", secrets.size()));
            names("unknown", settings.unknown(), Problem.warning("assess.settings.unknown", settings.unknown()
                    .size()));
            names("unmoved", settings.unmoved(), Problem.info("assess.settings.unmoved", settings.unmoved()
                    .size()));
        }
    }

    private void names(String id, List<String> names, Problem problem) {
        if (!names.isEmpty()) {
            add(id, problem, new Evidence(List.of("evidence.setting"), names.stream().map(List::of).toList(),
                    names.size()));
        }
    }

    private void add(String id, Problem problem) {
        add(id, problem, Evidence.NONE);
    }

    private void add(String id, Problem problem, Evidence evidence) {
        String group = side == Side.SOURCE ? "assess.group.source" : "assess.group.target";
        findings.add(new Finding("settings/" + side.name().toLowerCase(java.util.Locale.ROOT) + "/" + id,
                group, problem).with(evidence));
    }
}
