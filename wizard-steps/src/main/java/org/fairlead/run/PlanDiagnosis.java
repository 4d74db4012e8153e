package org.fairlead.run;

import java.util.Optional;
import java.util.function.Consumer;

import org.fairlead.diagnose.Diagnosis;
import org.fairlead.diagnose.SideDiagnosis;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.DatabaseAddress;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Providers.Service;
import org.fairlead.secret.Secret;
import org.fairlead.site.Database;
import org.fairlead.site.KeyValues;
import org.fairlead.site.Network;
import org.fairlead.site.Server;
import org.fairlead.site.Site.Side;
import org.fairlead.site.SiteException;
import org.fairlead.site.Tunnel;

/** Finds out why a plan's connections do not work. */
final class PlanDiagnosis {
    private final Plan plan;
    private final Playbook playbook;
    private final RunSites sites;
    private final Network network;

    PlanDiagnosis(Plan plan, Playbook playbook, RunSites sites, Network network) {
        this.plan = plan;
        this.playbook = playbook;
        this.sites = sites;
        this.network = network;
    }

    void run(Consumer<Finding> told) {
        var diagnosis = new Diagnosis(told);
        if (plan.way().hasSource()) {
            diagnosis.side("source", side(plan.source(), Side.SOURCE, false));
        }
        if (plan.way().hasTarget()) {
            diagnosis.side("target", side(plan.target(), Side.TARGET, true));
            if (!plan.target().web().isEmpty()) {
                diagnosis.web(plan.target().web(), network, () -> sites.web(plan.target()).orElseThrow());
            }
        }
        service().ifPresent(service -> diagnosis.provider(service.id(), () -> models(service)));
    }

    private SideDiagnosis side(Endpoint endpoint, Side side, boolean writes) {
        return new SideDiagnosis(playbook, endpoint, writes, new SideDiagnosis.Way() {
            @Override
            public Network network() {
                return network;
            }

            @Override
            public void tunnel() throws ProblemException {
                DatabaseAddress address = endpoint.database();
                try (Server server = sites.server(endpoint.ssh(), side);
                        Tunnel tunnel = server.tunnel(address.host().isEmpty() ? "localhost" : address.host(),
                                address.portOrUsual())) {
                    tunnel.port();
                }
            }

            @Override
            public Database open() throws ProblemException {
                return sites.database(endpoint, side);
            }

            @Override
            public Optional<KeyValues> store() {
                return sites.keyValues(endpoint, side);
            }
        });
    }

    /** The service that the plan names, where it gives a key for it. */
    private Optional<Service> service() {
        return playbook.providers().offered().stream().filter(one -> one.id().equals(plan.provider().to()))
                .findFirst();
    }

    private int models(Service service) throws ProblemException {
        try (Secret key = sites.providerKey(plan).orElseThrow(() -> new SiteException(Problem.blocker(
                "provider.problem.no-key", service.id())))) {
            return sites.provider(plan, service).models(key).ids().size();
        }
    }
}
