package org.fairlead.run;

import java.nio.file.Path;
import java.util.Optional;

import org.fairlead.plan.DatabaseAddress;
import org.fairlead.playbook.Providers.Protocol;
import org.fairlead.secret.Secret;
import org.fairlead.site.Database;
import org.fairlead.site.Files;
import org.fairlead.site.ProviderApi;
import org.fairlead.site.Settings;
import org.fairlead.site.SiteException;
import org.fairlead.site.Web;

/** Opens what a plan names. */
interface Connectors {
    Database database(DatabaseAddress address, Optional<Secret> password) throws SiteException;

    Settings settings(Path file);

    Files files(Path folder) throws SiteException;

    Web web(String address) throws SiteException;

    ProviderApi provider(Protocol protocol, String address) throws SiteException;
}
