package org.fairlead.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.model.Problem;
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
import org.fairlead.site.env.EnvCopy;
import org.fairlead.site.local.CutWire;
import org.fairlead.site.redis.RedisLogin;
import org.fairlead.site.ssh.LoginSecrets;

/**
 * What a rehearsal may open: databases, and settings that are changed in memory only. No page is asked for
 * but those of the copy itself, where it is served,
 * no
 * command is run, no store is flushed and no provider is asked, whatever the plan names. The connection to
 * the copy can be cut.
 */
final class CopyConnectors implements Connectors {
    private final Connectors real;
    private final String copy;
    private final List<CutWire> wires = new ArrayList<>();
    private final Map<String, Settings> settings = new HashMap<>();
    private String served = "";

    /**
     * @param copy
     * name of the database that is the copy
     */
    CopyConnectors(Connectors real, String copy) {
        this.real = real;
        this.copy = copy;
    }

    @Override
    public Database database(DatabaseAddress address, Optional<Secret> password, Optional<Tunnel> tunnel)
            throws SiteException {
        if (!address.name().equals(copy)) {
            return real.database(address, password, tunnel);
        }
        CutWire wire = CutWire.to(address.host().isEmpty() ? "localhost" : address.host(), address
                .portOrUsual(), tunnel);
        boolean connected = false;
        try {
            Database database = real.database(address, password, Optional.of(wire));
            connected = true;
            synchronized (wires) {
                wires.removeIf(one -> !one.isOpen());
                wires.add(wire);
            }
            return database;
        } finally {
            if (!connected) {
                wire.close();
            }
        }
    }

    /** Lets the copy itself be asked. */
    void allow(String address) {
        served = address;
    }

    /** Ends every connection to the copy; new ones come about as before. */
    void cut() {
        synchronized (wires) {
            wires.forEach(CutWire::cut);
        }
    }

    @Override
    public Settings settings(Path file) throws SiteException {
        try (Settings there = real.settings(file)) {
            return copied(there);
        }
    }

    @Override
    public Settings settings(Server server, String path) throws SiteException {
        try (Settings there = real.settings(server, path)) {
            return copied(there);
        }
    }

    /** Copied once: what the rehearsal has changed in it stays changed. */
    private Settings copied(Settings there) throws SiteException {
        Settings known = settings.get(there.place());
        if (known == null) {
            known = EnvCopy.of(there);
            settings.put(there.place(), known);
        }
        return known;
    }

    @Override
    public Files files(Path folder) throws SiteException {
        return real.files(folder);
    }

    @Override
    public Server server(SshAddress address, LoginSecrets secrets) {
        return real.server(address, secrets);
    }

    private boolean isServed(String address) {
        return !served.isEmpty() && served.equals(address);
    }

    private static SiteException switchedOff(String what) {
        return new SiteException(Problem.info("rehearsal.info.switched-off", what));
    }

    @Override
    public KeyValues keyValues(RedisLogin login) {
        throw new IllegalStateException("a rehearsal has no key-value store");
    }

    @Override
    public Shell shell(Path folder) {
        throw new IllegalStateException("a rehearsal runs no command");
    }

    @Override
    public Web web(String address) throws SiteException {
        if (isServed(address)) {
            return real.web(address);
        }
        throw switchedOff(address);
    }

    @Override
    public Network network() {
        return real.network();
    }

    @Override
    public Web patientWeb(String address) throws SiteException {
        if (isServed(address)) {
            return real.patientWeb(address);
        }
        throw switchedOff(address);
    }

    @Override
    public MailServer mail() throws SiteException {
        throw switchedOff("mail");
    }

    @Override
    public ProviderApi provider(Protocol protocol, String address) {
        return new ProviderApi() {
            @Override
            public Models models(Secret key) throws SiteException {
                throw switchedOff(address);
            }

            @Override
            public Said ask(Secret key, String model, String question, int tokens) throws SiteException {
                throw switchedOff(address);
            }
        };
    }
}
