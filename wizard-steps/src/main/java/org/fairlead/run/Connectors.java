package org.fairlead.run;

import java.nio.file.Path;
import java.util.Optional;

import org.fairlead.plan.DatabaseAddress;
import org.fairlead.plan.SshAddress;
import org.fairlead.playbook.Providers.Protocol;
import org.fairlead.secret.Secret;
import org.fairlead.site.Database;
import org.fairlead.site.Files;
import org.fairlead.site.KeyValues;
import org.fairlead.site.MailServer;
import org.fairlead.site.Network;
import org.fairlead.site.ProviderApi;
import org.fairlead.site.Server;
import org.fairlead.site.Settings;
import org.fairlead.site.Shell;
import org.fairlead.site.SiteException;
import org.fairlead.site.Tunnel;
import org.fairlead.site.Web;
import org.fairlead.site.redis.RedisLogin;
import org.fairlead.site.ssh.LoginSecrets;

/** Opens what a plan names. */
interface Connectors {
    /**
     * A database, connected to once to see that it works.
     *
     * @param tunnel
     * the way to it, where it is reached through another machine; closed with the database
     */
    Database database(DatabaseAddress address, Optional<Secret> password, Optional<Tunnel> tunnel)
            throws SiteException;

    /** A machine; nobody logs in before something there is needed. */
    Server server(SshAddress address, LoginSecrets secrets);

    /** A key-value store; nothing is connected before something there is needed. */
    KeyValues keyValues(RedisLogin login);

    Settings settings(Path file) throws SiteException;

    /** Settings in a file of a machine that is logged in to, links to it followed. */
    Settings settings(Server server, String path) throws SiteException;

    Files files(Path folder) throws SiteException;

    /** What runs commands on this machine, in a folder. */
    Shell shell(Path folder);

    Web web(String address) throws SiteException;

    /** The same for whoever waits long for an answer, and reads much of it. */
    Web patientWeb(String address) throws SiteException;

    /** The network as this computer sees it. */
    Network network();

    /** What takes mail. */
    MailServer mail() throws SiteException;

    ProviderApi provider(Protocol protocol, String address) throws SiteException;
}
