package org.fairlead.site.ssh;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.fairlead.model.Problem;
import org.fairlead.plan.SshAddress;
import org.fairlead.site.SiteException;

/**
 * Whether a machine shows the key that it is known by: the fingerprint that was accepted, else a key of the
 * known hosts (the format of OpenSSH's {@code sshd(8)}, hashed names and revoked keys included). One that
 * nobody knows is never accepted. Used for one connection.
 */
final class HostKeys implements ServerKeyVerifier {
    private static final Logger LOG = LoggerFactory.getLogger(HostKeys.class);
    private static final int BYTES = 4 << 20;
    private static final String REVOKED = "revoked";

    private final SshAddress address;
    private final String file;
    private final List<Known> known;
    private volatile Optional<Problem> refusal = Optional.empty();

    /** A key that the file has for this machine. */
    private record Known(PublicKey key, String type, boolean revoked) {}

    private HostKeys(SshAddress address, String file, List<Known> known) {
        this.address = address;
        this.file = file;
        this.known = known;
    }

    /**
     * Reads what is known of a machine.
     *
     * @throws SiteException
     * when the file is there and cannot be read
     */
    static HostKeys of(SshAddress address, SshPlaces places) throws SiteException {
        Path file = address.knownHosts().isEmpty() ? places.knownHosts() : SshPlaces.path(address
                .knownHosts(), "ssh.problem.known-hosts");
        var known = new ArrayList<Known>();
        if (Files.exists(file) || !address.knownHosts().isEmpty()) {
            for (String line : lines(file)) {
                entry(line).filter(entry -> entry.isHostMatch(address.host(), address.portOrUsual()))
                        .flatMap(HostKeys::known).ifPresent(known::add);
            }
        }
        return new HostKeys(address, file.toString(), known);
    }

    private static List<String> lines(Path file) throws SiteException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(BYTES), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("ssh.problem.known-hosts", file.toString()), e);
        }
    }

    /** A line that cannot be understood says nothing of any machine. */
    private static Optional<KnownHostEntry> entry(String line) {
        try {
            return Optional.ofNullable(KnownHostEntry.parseKnownHostEntry(line));
        } catch (IllegalArgumentException e) {
            LOG.debug("a line of the known hosts was passed over", e);
            return Optional.empty();
        }
    }

    private static Optional<Known> known(KnownHostEntry entry) {
        String marker = entry.getMarker() == null ? "" : entry.getMarker();
        if (entry.getKeyEntry() == null || !(marker.isEmpty() || marker.equals(REVOKED))) {
            return Optional.empty();
        }
        try {
            PublicKey key = entry.getKeyEntry().resolvePublicKey(null, PublicKeyEntryResolver.IGNORING);
            return key == null ? Optional.empty() : Optional.of(new Known(key, KeyUtils.getKeyType(key),
                    marker
                            .equals(REVOKED)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            LOG.debug("a key of the known hosts was passed over", e);
            return Optional.empty();
        }
    }

    /** Whether a kind of key is known of the machine, so that it is better asked for that one. */
    boolean knowsKind(String algorithm) {
        return known.stream().anyMatch(k -> !k.revoked() && k.type().equals(KeyUtils.getCanonicalKeyType(
                algorithm)));
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress remote, PublicKey key) {
        refusal = judge(key);
        return refusal.isEmpty();
    }

    private Optional<Problem> judge(PublicKey key) {
        String print = KeyUtils.getFingerPrint(BuiltinDigests.sha256, key);
        String type = KeyUtils.getKeyType(key);
        if (known.stream().anyMatch(k -> k.revoked() && KeyUtils.compareKeys(k.key(), key))) {
            return Optional.of(Problem.blocker("ssh.problem.host-key-revoked", address.place(), print, type,
                    file));
        }
        if (!address.fingerprint().isEmpty()) {
            return withoutPadding(address.fingerprint()).equals(print) ? Optional.empty() : Optional.of(
                    Problem
                            .blocker("ssh.problem.host-key-changed", address.place(), print, type, address
                                    .fingerprint()));
        }
        List<Known> valid = known.stream().filter(k -> !k.revoked()).toList();
        if (valid.stream().anyMatch(k -> KeyUtils.compareKeys(k.key(), key))) {
            return Optional.empty();
        }
        return Optional.of(valid.isEmpty()
                ? Problem.blocker("ssh.problem.host-key-unknown", address.place(), print, type, file)
                : Problem.blocker("ssh.problem.host-key-changed", address.place(), print, type, KeyUtils
                        .getFingerPrint(BuiltinDigests.sha256, valid.getFirst().key()) + ", " + file));
    }

    private static String withoutPadding(String fingerprint) {
        return fingerprint.replaceAll("=+$", "");
    }

    /** Why the machine was not accepted; empty where it was, or has not shown its key yet. */
    Optional<Problem> refusal() {
        return refusal;
    }
}
