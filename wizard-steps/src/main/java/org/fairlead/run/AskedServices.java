package org.fairlead.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.access.Services;
import org.fairlead.access.Services.Service;
import org.fairlead.access.Spending;
import org.fairlead.config.ProviderSwitch;
import org.fairlead.config.SiteConfiguration;
import org.fairlead.config.StoredSetting;
import org.fairlead.convert.ReadableCell;
import org.fairlead.model.Finding;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Row;
import org.fairlead.plan.Plan;
import org.fairlead.plan.Questions;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Providers;
import org.fairlead.record.RunLog;
import org.fairlead.secret.Secret;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Rows;
import org.fairlead.site.Site.Side;
import org.fairlead.site.Transaction;

/** The service that a site uses and the one that takes its place, asked the same. */
record AskedServices(Playbook playbook, Plan plan, RunSites sites, RunLog log) {

    List<Finding> ask(SiteConfiguration own, ProviderSwitch change) throws ProblemException {
        Questions questions = plan.acceptance().questions();
        String to = change.change(sites.providerKey(plan).map(Secret::revealText)).settings().of(change.to()
                .model()).map(AskedServices::text).orElse("");
        List<String> users = newest(questions.fromHistory());
        try (Secret before = Secret.of(stored(own, change.from().key()));
                Secret after = sites.providerKey(plan).orElse(Secret.of(stored(own, change.to().key())))) {
            return new Services(new Service(change.from().id(), sites.providerInUse(change.from()),
                    stored(own, change.from().model()), before), new Service(change.to().id(), sites.provider(
                            plan, change.to()), to, after), new Spending(questions.calls()), log).ask(
                                    questions.ask(), users);
        }
    }

    private static String stored(SiteConfiguration own, String setting) {
        return own.of(setting).map(AskedServices::text).orElse("");
    }

    private static String text(StoredSetting setting) {
        return setting.value().asString("");
    }

    private List<String> newest(int most) throws ProblemException {
        return most == 0 ? List.of() : column(used().newest(), most);
    }

    long peak() throws ProblemException {
        Optional<String> found = column(used().peak(), 1).stream().findFirst();
        return found.filter(text -> text.matches("[0-9]{1,15}")).map(Long::parseLong).orElse(-1L);
    }

    private Providers.Used used() {
        return playbook.providers().used().at(plan.target().prefix());
    }

    private List<String> column(String sql, int most) throws ProblemException {
        var texts = new ArrayList<String>();
        try (Database database = sites.database(plan.target(), Side.TARGET)) {
            if (sql.isEmpty() || !database.tables().contains(used().table())) {
                return List.of();
            }
            try (Transaction transaction = database.begin(Access.READ);
                    Rows rows = transaction.query(sql, Map.of())) {
                for (Row row = rows.next(); row != null && texts.size() < most; row = rows.next()) {
                    texts.add(ReadableCell.whole(row.get(0)));
                }
            }
        }
        return texts;
    }
}
