package org.fairlead.diagnose;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.DatabaseAddress;
import org.fairlead.plan.Endpoint;
import org.fairlead.playbook.Playbook;
import org.fairlead.site.Database;
import org.fairlead.site.DatabaseFacts;
import org.fairlead.site.KeyValueFacts;
import org.fairlead.site.KeyValues;
import org.fairlead.site.Network;
import org.fairlead.site.SiteException;

/**
 * One side, from the name of its server to its contents; what needs an earlier answer is only asked after it.
 */
public final class SideDiagnosis {
    private final Playbook playbook;
    private final Endpoint endpoint;
    private final boolean writes;
    private final Way way;

    /** How the side is reached. */
    public interface Way {
        Network network();

        /** Logs in to the machine in between and makes the way through it. */
        void tunnel() throws ProblemException;

        Database open() throws ProblemException;

        /** The key-value store, where the side names one. */
        Optional<KeyValues> store();
    }

    /**
     * @param playbook
     * as it is written, for the job
     * @param writes
     * whether a run writes to this side
     */
    public SideDiagnosis(Playbook playbook, Endpoint endpoint, boolean writes, Way way) {
        this.playbook = playbook;
        this.endpoint = endpoint;
        this.writes = writes;
        this.way = way;
    }

    void run(Answers answers) {
        database(answers);
        if (endpoint.redis().isThere()) {
            store(answers);
        }
    }

    /** Over SSH, the way to it is that of the database, which was tried already. */
    private void store(Answers answers) {
        if (!endpoint.ssh().isThere() && !new Reach(way.network(), answers).check("store", endpoint.redis()
                .host(), endpoint.redis().portOrUsual())) {
            return;
        }
        answers.ask("store/login", () -> {
            try (KeyValues store = way.store().orElseThrow()) {
                KeyValueFacts facts = store.facts();
                return facts.loading() ? Problem.warning("diagnose.warning.loading", store.place())
                        : Problem.passed("diagnose.passed.store", store.place(), facts.product(), facts
                                .version(), store.count());
            }
        });
    }

    private void database(Answers answers) {
        DatabaseAddress address = endpoint.database();
        if (address.dialect().isEmpty()) {
            answers.tell("entered", Problem.blocker("diagnose.problem.nothing-entered"));
            return;
        }
        if (!isReached(address, answers)) {
            return;
        }
        try (Database database = way.open()) {
            DatabaseFacts facts = database.facts();
            answers.tell("login", Problem.passed("diagnose.passed.login", facts.place(), facts.product(),
                    facts
                            .version()));
            inside(database, answers);
        } catch (ProblemException e) {
            answers.tell("login", e.problem());
        }
    }

    private boolean isReached(DatabaseAddress address, Answers answers) {
        var reach = new Reach(way.network(), answers);
        if (!address.file().isEmpty()) {
            return true;
        }
        if (endpoint.ssh().isThere()) {
            return reach.check("ssh", endpoint.ssh().host(), endpoint.ssh().portOrUsual()) && answers.ask(
                    "ssh/login", () -> {
                        way.tunnel();
                        return Problem.passed("diagnose.passed.tunnel", endpoint.ssh().place());
                    });
        }
        return reach.check("database", address.host().isEmpty() ? "localhost" : address.host(), address
                .portOrUsual());
    }

    private void inside(Database database, Answers answers) throws SiteException {
        Playbook here = playbook.at(endpoint.prefix());
        traits(database, answers);
        boolean known = answers.ask("layout", () -> new Prefix(playbook, database).check(endpoint.prefix()));
        for (Part part : parts(here, database)) {
            try {
                part.check(answers);
            } catch (SiteException e) {
                answers.tell("failed", e.problem());
            }
        }
        if (known) {
            new SlowQueries(here, database, Map.of()).check(answers);
        }
    }

    private interface Part {
        void check(Answers answers) throws SiteException;
    }

    private java.util.List<Part> parts(Playbook here, Database database) {
        return java.util.List.of(answers -> new Rights(here, database).check(writes, answers),
                answers -> new BrokenText(here, database).check(answers));
    }

    private static void traits(Database database, Answers answers) throws SiteException {
        Map<String, String> traits = new TreeMap<>(database.traits());
        Optional<String> encoding = Optional.ofNullable(traits.get("encoding"));
        if (encoding.isPresent() && !encoding.get().toLowerCase(java.util.Locale.ROOT).replace("-", "")
                .matches(
                        "utf8(mb4)?")) {
            answers.tell("encoding", Problem.warning("diagnose.warning.encoding", encoding.get()));
        } else {
            encoding.ifPresent(name -> answers.tell("encoding", Problem.passed("diagnose.passed.encoding",
                    name)));
        }
    }
}
