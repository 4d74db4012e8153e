package org.fairlead.site.ssh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.sshd.client.ClientBuilder;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientConnectionServiceFactory;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.core.CoreModuleProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.SshAddress;
import org.fairlead.secret.Secret;
import org.fairlead.site.Files;
import org.fairlead.site.Server;
import org.fairlead.site.Shell;
import org.fairlead.site.SiteException;
import org.fairlead.site.Tunnel;

/**
 * One login to one machine, made when it is first needed and made again when it was lost. Everything that
 * uses it shares it; it ends when the last of them is closed. The user's SSH configuration file is not read.
 */
public final class SshConnection implements Server {
    private static final Logger LOG = LoggerFactory.getLogger(SshConnection.class);
    private static final Duration CONNECTING = Duration.ofSeconds(15);
    /** An agent may ask the user to confirm. */
    private static final Duration LOGGING_IN = Duration.ofSeconds(60);
    private static final Duration ALIVE = Duration.ofSeconds(20);
    private static final List<String> USUAL_KEYS = List.of("id_ed25519", "id_ecdsa", "id_rsa");

    private final SshAddress address;
    private final SshPlaces places;
    private final KeptSecrets secrets;
    private final SshFailures failures;
    private int users = 1;
    private @Nullable SshClient client;
    private @Nullable ClientSession session;

    /**
     * @param secrets
     * asked when they are needed, once each; kept for another login until the connection is closed
     */
    public SshConnection(SshAddress address, SshPlaces places, LoginSecrets secrets) {
        this.address = address;
        this.places = places;
        this.secrets = new KeptSecrets(secrets);
        this.failures = new SshFailures(address.place());
    }

    @Override
    public synchronized Tunnel tunnel(String host, int port) {
        users++;
        return new SshTunnel(this, host, port, failures);
    }

    @Override
    public byte[] read(String path, int most) throws SiteException {
        return new SftpRead(failures).read(session(), path, most);
    }

    @Override
    public String real(String path) throws SiteException {
        return new SftpRead(failures).real(session(), path);
    }

    @Override
    public synchronized Files files(String folder) {
        users++;
        return new SftpFiles(this, folder, failures);
    }

    @Override
    public synchronized Shell shell(String folder) {
        users++;
        return new SshShell(this, folder, failures);
    }

    @Override
    public String place() {
        return address.place();
    }

    /** The session, logged in; opened anew where there is none or it was lost. */
    synchronized ClientSession session() throws SiteException {
        ClientSession open = session;
        if (open != null && open.isOpen()) {
            return open;
        }
        end();
        if (users <= 0) {
            throw new IllegalStateException("the connection to " + address.place() + " is closed");
        }
        try {
            ClientSession made = connect();
            session = made;
            return made;
        } catch (SiteException e) {
            end();
            throw e;
        } catch (ProblemException e) {
            end();
            throw new SiteException(e.problem(), e);
        }
    }

    /** Whether there is a session now. */
    synchronized boolean isOpen() {
        return session != null && session.isOpen();
    }

    private ClientSession connect() throws ProblemException {
        try {
            InetAddress.getByName(address.host());
        } catch (UnknownHostException e) {
            throw new SiteException(Problem.blocker("ssh.problem.unknown-host", address.place()), e);
        }
        HostKeys hostKeys = HostKeys.of(address, places);
        SshClient made = client(hostKeys);
        client = made;
        made.start();
        ClientSession opened;
        try {
            opened = made.connect(address.user(), address.host(), address.portOrUsual()).verify(CONNECTING)
                    .getSession();
        } catch (IOException e) {
            throw failures.connecting(e);
        }
        logIn(made, opened, hostKeys);
        return opened;
    }

    private SshClient client(HostKeys hostKeys) {
        SshClient made = SshClient.setUpDefaultClient();
        made.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        made.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        made.setFilePasswordProvider(FilePasswordProvider.EMPTY);
        made.setServerKeyVerifier(hostKeys);
        made.setServiceFactories(List.of(new OfferedLogins.Factory(),
                ClientConnectionServiceFactory.INSTANCE));
        made.setSignatureFactories(signatures(hostKeys));
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(made, ALIVE);
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(made, 3);
        CoreModuleProperties.IDLE_TIMEOUT.set(made, Duration.ZERO);
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(made, Duration.ZERO);
        CoreModuleProperties.AUTH_TIMEOUT.set(made, LOGGING_IN);
        CoreModuleProperties.SOCKET_KEEPALIVE.set(made, true);
        CoreModuleProperties.TCP_NODELAY.set(made, true);
        CoreModuleProperties.PASSWORD_PROMPTS.set(made, 1);
        return made;
    }

    /** No certificates, of whose authorities nobody is asked here; and first the kinds that are known. */
    private static List<NamedFactory<Signature>> signatures(HostKeys hostKeys) {
        var known = new ArrayList<NamedFactory<Signature>>();
        var others = new ArrayList<NamedFactory<Signature>>();
        for (NamedFactory<Signature> factory : ClientBuilder.setUpDefaultSignatureFactories(false)) {
            if (!factory.getName().contains("-cert-")) {
                (hostKeys.knowsKind(factory.getName()) ? known : others).add(factory);
            }
        }
        known.addAll(others);
        return known;
    }

    private void logIn(SshClient made, ClientSession opened, HostKeys hostKeys) throws ProblemException {
        String tried = offer(made, opened);
        try {
            opened.auth().verify(LOGGING_IN);
        } catch (IOException e) {
            if (hostKeys.refusal().isPresent()) {
                throw new SiteException(hostKeys.refusal().get(), e);
            }
            throw failures.loggingIn(e, OfferedLogins.of(opened), tried);
        }
    }

    /** Prepares what is shown to the server, and answers the key of the sentence for when it is refused. */
    private String offer(SshClient made, ClientSession opened) throws ProblemException {
        if (!address.keyFile().isEmpty()) {
            byKeys(opened, new KeyFile(SshPlaces.path(address.keyFile(), "ssh.problem.no-key-file"), secrets)
                    .keys());
            return "ssh.problem.key-refused";
        }
        Optional<Secret> password = secrets.password();
        if (password.isPresent()) {
            opened.setUserAuthFactories(List.of(UserAuthPasswordFactory.INSTANCE,
                    UserAuthKeyboardInteractiveFactory.INSTANCE));
            try (Secret given = password.get()) {
                opened.addPasswordIdentity(given.revealText());
            }
            return "ssh.problem.password-refused";
        }
        boolean agent = places.hasAgent();
        if (agent) {
            made.setAgentFactory(new AgentSocket.Factory(places.agent()));
        }
        List<KeyPair> usual = usualKeys();
        if (!agent && usual.isEmpty()) {
            throw new SiteException(Problem.blocker("ssh.problem.nothing-to-log-in-with", address.place(),
                    places
                            .folder().toString()));
        }
        byKeys(opened, usual);
        return "ssh.problem.keys-refused";
    }

    private static void byKeys(ClientSession opened, List<KeyPair> keys) {
        opened.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        keys.forEach(opened::addPublicKeyIdentity);
    }

    /** The user's usual keys, as far as they need no passphrase. */
    private List<KeyPair> usualKeys() {
        var keys = new ArrayList<KeyPair>();
        for (String name : USUAL_KEYS) {
            Path file = places.folder().resolve(name);
            if (java.nio.file.Files.isReadable(file)) {
                try {
                    keys.addAll(new KeyFile(file, KeptSecrets.NOTHING).keys());
                } catch (ProblemException e) {
                    LOG.debug("a usual key was passed over", e);
                }
            }
        }
        return keys;
    }

    private void end() {
        SshClient ended = client;
        client = null;
        session = null;
        if (ended != null) {
            ended.stop();
        }
    }

    /** Ends one use; the last one ends the connection and wipes what it knows. */
    @Override
    public synchronized void close() {
        users--;
        if (users == 0) {
            end();
            secrets.close();
        }
    }
}
