package org.fairlead.diagnose;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.fairlead.model.Problem;
import org.fairlead.model.TableShape;
import org.fairlead.playbook.Action;
import org.fairlead.playbook.Playbook;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Quoting;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Whether the user of a database may do with the playbook's tables what a run does. The server is asked to
 * explain the statements, which needs the same rights as carrying them out and touches nothing.
 */
final class Rights {
    private final Playbook playbook;
    private final Database database;

    /**
     * @param playbook
     * as it reads for this database
     */
    Rights(Playbook playbook, Database database) {
        this.playbook = playbook;
        this.database = database;
    }

    /** Tables that a job reads or writes. */
    static Set<String> tables(Playbook playbook) {
        Set<String> tables = new LinkedHashSet<>();
        playbook.datasets().forEach(dataset -> tables.add(dataset.table()));
        playbook.configuration().stores().forEach(store -> tables.add(store.table()));
        playbook.actions().stream().map(Action::touching).forEach(touches -> touches.forEach(one -> tables
                .add(
                        one.table())));
        return tables;
    }

    void check(boolean writes, Answers answers) throws SiteException {
        List<List<String>> refused = new ArrayList<>();
        int asked = 0;
        for (String table : tables(playbook)) {
            Optional<TableShape> shape = database.shape(table);
            if (shape.isPresent()) {
                asked++;
                List<String> missing = missing(shape.get(), writes);
                if (!missing.isEmpty()) {
                    refused.add(List.of(table, String.join(", ", missing)));
                }
            }
        }
        String place = database.facts().place();
        if (!refused.isEmpty()) {
            answers.tell("rights", Problem.blocker("diagnose.problem.rights", place, refused.size()), List.of(
                    "evidence.table", "evidence.rights"), refused);
        } else if (asked > 0) {
            answers.tell("rights", Problem.passed(writes ? "diagnose.passed.rights.write"
                    : "diagnose.passed.rights.read", asked));
        }
    }

    private List<String> missing(TableShape shape, boolean writes) throws SiteException {
        String table = Quoting.quote(shape.name());
        String column = Quoting.quote(shape.columns().getFirst().name());
        List<String> missing = new ArrayList<>();
        if (!may("SELECT " + column + " FROM " + table + " WHERE 1 = 0")) {
            missing.add("SELECT");
        }
        if (writes) {
            if (!may("INSERT INTO " + table + " SELECT * FROM " + table + " WHERE 1 = 0")) {
                missing.add("INSERT");
            }
            if (!may("UPDATE " + table + " SET " + column + " = NULL WHERE 1 = 0")) {
                missing.add("UPDATE");
            }
            if (!may("DELETE FROM " + table + " WHERE 1 = 0")) {
                missing.add("DELETE");
            }
        }
        return missing;
    }

    /** In a transaction of its own, which is abandoned: a refusal must not spoil the next question. */
    private boolean may(String statement) throws SiteException {
        try (Transaction transaction = database.begin(Access.WRITE);
                Rows plan = transaction.query(Explained.question(database, statement), Map.of())) {
            plan.next();
            return true;
        } catch (SiteException e) {
            if (e.problem().key().endsWith(".no-right")) {
                return false;
            }
            throw e;
        }
    }
}
