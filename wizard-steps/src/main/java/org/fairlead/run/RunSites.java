package org.fairlead.run;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.DatabaseAddress;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.Plan;
import org.fairlead.plan.SecretRef;
import org.fairlead.playbook.Providers;
import org.fairlead.secret.Secret;
import org.fairlead.secret.SecretSource;
import org.fairlead.site.Database;
import org.fairlead.site.Files;
import org.fairlead.site.ProviderApi;
import org.fairlead.site.Settings;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;
import org.fairlead.site.SourceFile;
import org.fairlead.site.Web;

/** Opens both sides of a plan, with their secrets had from where the plan says. */
final class RunSites {
    private final Connectors connectors;
    private final SecretSource secrets;

    RunSites(Connectors connectors, SecretSource secrets) {
        this.connectors = connectors;
        this.secrets = secrets;
    }

    /** The source, read through the run's own copy where its database is a file. */
    Site source(Plan plan, SnapshotKeeper snapshot, boolean anew) throws ProblemException {
        Endpoint endpoint = plan.source();
        Database live = database(endpoint.database(), "source.password");
        Optional<SourceFile> file = live.sourceFile();
        if (file.isEmpty()) {
            return site(live, endpoint);
        }
        if (anew) {
            snapshot.take(file.get());
        } else {
            snapshot.requireWhole();
        }
        DatabaseAddress copy = DatabaseAddress.sqlite(snapshot.file().toString());
        return site(connectors.database(copy, Optional.empty()), endpoint);
    }

    /** The source itself, for what is read once and at once. */
    Site liveSource(Plan plan) throws ProblemException {
        return site(database(plan.source().database(), "source.password"), plan.source());
    }

    Site target(Plan plan) throws ProblemException {
        return site(database(plan.target().database(), "target.password"), plan.target());
    }

    private Site site(Database database, Endpoint endpoint) throws SiteException {
        Optional<Settings> settings = endpoint.settings().isEmpty()
                ? Optional.empty()
                : Optional.of(connectors.settings(Path.of(endpoint.settings())));
        Optional<Files> files = files(endpoint);
        Optional<Web> web = endpoint.web().isEmpty() ? Optional.empty() : Optional.of(connectors.web(endpoint
                .web()));
        return new Site(database, settings, files, web);
    }

    /** The file tree of a side, where it has one; its database is not touched. */
    Optional<Files> files(Endpoint endpoint) throws SiteException {
        return endpoint.files().isEmpty()
                ? Optional.empty()
                : Optional.of(connectors.files(Path.of(endpoint.files())));
    }

    Database database(DatabaseAddress address, String question) throws ProblemException {
        if (address.dialect().isEmpty()) {
            throw new SiteException(Problem.blocker("connect.problem.nothing-entered", question.replace(
                    ".password", "")));
        }
        Optional<Secret> password = secret(address.password(), question);
        return connectors.database(address, password);
    }

    private Optional<Secret> secret(SecretRef place, String question) throws ProblemException {
        return switch (place) {
            case SecretRef.None() -> Optional.empty();
            case SecretRef.Env(String name) -> Optional.of(secrets.get("env", name));
            case SecretRef.FromFile(String path) -> Optional.of(secrets.get("file", path));
            case SecretRef.Ask() -> Optional.of(secrets.get("ask", question));
        };
    }

    /** The key of the service that a plan changes to, where it names one. */
    Optional<Secret> providerKey(Plan plan) throws ProblemException {
        return secret(plan.provider().key(), "provider.key");
    }

    /** The service that a plan changes to. */
    ProviderApi provider(Plan plan, Providers.Service provider) throws SiteException {
        String address = plan.provider().address();
        return connectors.provider(provider.protocol(), address.isEmpty() ? provider.address() : address);
    }

    /** Values of secrets by the names that templates use. */
    Map<String, String> templateSecrets(Plan plan) throws ProblemException {
        Map<String, String> values = new HashMap<>();
        Optional<Secret> password = secret(plan.target().database().password(), "target.password");
        password.ifPresent(secret -> values.put("target.password", secret.revealText()));
        for (Map.Entry<String, SecretRef> entry : plan.secrets().entrySet()) {
            secret(entry.getValue(), "choice." + entry.getKey())
                    .ifPresent(secret -> values.put("choice." + entry.getKey(), secret.revealText()));
        }
        return values;
    }
}
