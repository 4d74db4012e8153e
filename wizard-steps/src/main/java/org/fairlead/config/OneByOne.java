package org.fairlead.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.fairlead.model.Cell;
import org.fairlead.model.Problem;
import org.fairlead.plan.Carry;
import org.fairlead.playbook.Configuration;
import org.fairlead.playbook.Configuration.Component;
import org.fairlead.playbook.Configuration.Store;
import org.fairlead.record.RecordException;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Quoting;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Settings brought into a copy of a site one component after the other, each in a transaction of its own and
 * looked at before it stands. What does not pass is halved until the settings are found that are to blame;
 * the
 * others of the component go in without them. Only for a copy: it takes away all settings that are there
 * first.
 */
public final class OneByOne {
    private final Configuration configuration;
    private final String layout;
    private final Database copy;
    private final Arriving arriving;
    private final ConfigurationWriter.JournalSource journals;
    private final Look look;
    private Set<Problem> known = Set.of();
    private Optional<Pages> pages = Optional.empty();

    /** What is brought in, as the plan carries it. */
    public record Arriving(SiteConfiguration source, Set<String> leftOut, Carry carry,
            List<SettingNote> notes) {
        public Arriving {
            leftOut = Set.copyOf(leftOut);
            notes = List.copyOf(notes);
        }
    }

    /** Quick checks of the site within a transaction; what they find. */
    public interface Look {
        List<Problem> at(Transaction transaction) throws SiteException;
    }

    /**
     * What became of a component.
     *
     * @param settings
     * how many of it were to arrive
     * @param culprits
     * those that did not pass; empty where all arrived
     */
    public record Part(String component, long settings, List<Culprit> culprits) {
        public Part {
            culprits = List.copyOf(culprits);
        }
    }

    /** A setting, or settings together, or a row, that did not pass, and why. */
    public record Culprit(String name, Problem problem) {}

    public OneByOne(Configuration configuration, String layout, Database copy, Arriving arriving,
            ConfigurationWriter.JournalSource journals, Look look) {
        this.configuration = configuration;
        this.layout = layout;
        this.copy = copy;
        this.arriving = arriving;
        this.journals = journals;
        this.look = look;
    }

    /** Asks the pages of the copy, which see only what is committed; what is wrong. */
    public interface Pages {
        List<Problem> wrong();
    }

    /**
     * The same with pages looked at after each change as well.
     *
     * @param asked
     * empty where nothing answers for the copy
     */
    public OneByOne seeing(Optional<Pages> asked) {
        var other = new OneByOne(configuration, layout, copy, arriving, journals, look);
        other.pages = asked;
        return other;
    }

    /** Takes away all settings of the system, and looks at the site without them; what is wrong then. */
    public List<Problem> empty() throws SiteException {
        try (Transaction transaction = copy.begin(Access.WRITE_ISOLATED)) {
            for (Store store : configuration.stores()) {
                for (String pattern : configuration.names()) {
                    transaction.update("DELETE FROM " + Quoting.quote(store.table()) + " WHERE " + Quoting
                            .quote(store.name()) + " LIKE :like ESCAPE '!'", Map.of("like", new Cell.Text(
                                    NamePattern.like(pattern))));
                }
            }
            List<Problem> wrong = look.at(transaction);
            transaction.commit();
            wrong = new ArrayList<>(wrong);
            wrong.addAll(pages.map(Pages::wrong).orElse(List.of()));
            known = new HashSet<>(wrong);
            return wrong;
        }
    }

    /** The components that the plan takes, in the playbook's order. */
    public List<String> components() {
        return configuration.components().stream().map(Component::id).filter(arriving.carry()::takes)
                .toList();
    }

    /** Brings one component in. */
    public Part add(String component) throws SiteException, RecordException {
        Map<String, Optional<String>> changes = changes(component);
        List<Problem> wrong = changes.isEmpty() ? List.of() : attempt(changes, true);
        if (wrong.isEmpty()) {
            return new Part(component, changes.size(), List.of());
        }
        var culprits = new ArrayList<Culprit>();
        halve(List.copyOf(changes.keySet()), changes, wrong, culprits);
        var others = new LinkedHashMap<>(changes);
        culprits.forEach(culprit -> others.keySet().removeAll(List.of(culprit.name().split(" \\+ ", -1))));
        if (!others.isEmpty() && !attempt(others, true).isEmpty()) {
            culprits.add(new Culprit(component, wrong.getFirst()));
        }
        return new Part(component, changes.size(), culprits);
    }

    /** What would be written of a component, by setting. */
    private Map<String, Optional<String>> changes(String component) throws SiteException {
        Carry carry = arriving.carry();
        Carry only = carry.taking(List.of(component), carry.secrets(), carry.environment()).meeting(
                Carry.Mode.MERGE, Carry.Strategy.TAKE_SOURCE).withDecisions(Map.of());
        return new Arrival(configuration, arriving.source(), now(), arriving.leftOut(), only, arriving
                .notes()).changes();
    }

    private SiteConfiguration now() throws SiteException {
        try (Transaction transaction = copy.begin(Access.READ)) {
            return new ConfigurationReader(configuration, layout).read(transaction);
        }
    }

    /** Halves what does not pass until single settings are left. */
    private void halve(List<String> names, Map<String, Optional<String>> changes, List<Problem> wrong,
            List<Culprit> culprits) throws SiteException, RecordException {
        if (names.size() == 1) {
            culprits.add(new Culprit(names.getFirst(), wrong.getFirst()));
            return;
        }
        boolean found = false;
        int middle = names.size() / 2;
        for (List<String> half : List.of(names.subList(0, middle), names.subList(middle, names.size()))) {
            List<Problem> ofHalf = attempt(only(half, changes), false);
            if (!ofHalf.isEmpty()) {
                found = true;
                halve(half, changes, ofHalf, culprits);
            }
        }
        if (!found) {
            culprits.add(new Culprit(String.join(" + ", names), wrong.getFirst()));
        }
    }

    private static Map<String, Optional<String>> only(List<String> names,
            Map<String, Optional<String>> changes) {
        var some = new LinkedHashMap<>(changes);
        some.keySet().retainAll(names);
        return some;
    }

    /** Writes settings and looks; they stand only where nothing is wrong and they are to. */
    private List<Problem> attempt(Map<String, Optional<String>> changes, boolean stands)
            throws SiteException, RecordException {
        Map<String, Optional<String>> before = Map.of();
        try {
            before = pages.isPresent() ? before(changes) : Map.of();
        } catch (SiteException e) {
            return List.of(e.problem());
        }
        List<Problem> wrong = written(changes, stands || pages.isPresent());
        if (!wrong.isEmpty() || pages.isEmpty()) {
            return wrong;
        }
        List<Problem> seen = new ArrayList<>(pages.get().wrong());
        seen.removeAll(known);
        if (!seen.isEmpty() || !stands) {
            back(before);
        }
        return seen;
    }

    /**
     * Writes settings back as they were, whatever the checks say of them: what follows is found against them.
     *
     * @throws SiteException
     * where they do not come back, so that nothing found from there on would mean anything
     */
    private void back(Map<String, Optional<String>> before) throws SiteException, RecordException {
        try (Transaction transaction = copy.begin(Access.WRITE_ISOLATED)) {
            new ConfigurationWriter(configuration, layout, copy).write(transaction, before, journals);
            SiteConfiguration is = new ConfigurationReader(configuration, layout).read(transaction);
            for (Map.Entry<String, Optional<String>> was : before.entrySet()) {
                if (!is.of(was.getKey()).map(StoredSetting::raw).equals(was.getValue())) {
                    throw new SiteException(Problem.blocker("one-by-one.problem.not-back", was.getKey(), copy
                            .facts().place()));
                }
            }
            transaction.commit();
        }
    }

    /** What settings were before they are changed. */
    private Map<String, Optional<String>> before(Map<String, Optional<String>> changes) throws SiteException {
        SiteConfiguration is = now();
        Map<String, Optional<String>> before = new LinkedHashMap<>();
        changes.keySet().forEach(setting -> before.put(setting, is.of(setting).map(StoredSetting::raw)));
        return before;
    }

    private List<Problem> written(Map<String, Optional<String>> changes, boolean stands)
            throws RecordException {
        try (Transaction transaction = copy.begin(Access.WRITE_ISOLATED)) {
            new ConfigurationWriter(configuration, layout, copy).write(transaction, changes, journals);
            var wrong = new ArrayList<>(missing(changes, transaction));
            List<Problem> looked = new ArrayList<>(look.at(transaction));
            looked.removeAll(known);
            wrong.addAll(looked);
            if (wrong.isEmpty() && stands) {
                transaction.commit();
            }
            return wrong;
        } catch (SiteException e) {
            return List.of(e.problem());
        }
    }

    /** What cannot be read as it was written, and old texts that are still in it. */
    private List<Problem> missing(Map<String, Optional<String>> changes, Transaction transaction)
            throws SiteException {
        SiteConfiguration is = new ConfigurationReader(configuration, layout).read(transaction);
        var wrong = new ArrayList<Problem>();
        for (Map.Entry<String, Optional<String>> change : changes.entrySet()) {
            String setting = change.getKey();
            if (is.damaged().contains(setting)) {
                wrong.add(Problem.blocker("settings.problem.decode", 1, setting));
            } else if (!is.of(setting).map(StoredSetting::raw).equals(change.getValue())) {
                wrong.add(Problem.blocker("import.problem.not-arrived", setting, copy.facts().place()));
            } else {
                String raw = change.getValue().orElse("");
                arriving.carry().replace().stream().filter(pair -> !pair.to().contains(pair.from()) && raw
                        .contains(pair.from())).findFirst().ifPresent(pair -> wrong.add(Problem.blocker(
                                "one-by-one.problem.residue", setting, pair.from())));
            }
        }
        return wrong;
    }
}
