package org.fairlead.plan;

/**
 * The way to a machine over SSH: where it is, how to log in, and how it proves that it is the right one.
 *
 * @param host
 * empty where there is no such way
 * @param port
 * 0 for the usual one
 * @param keyFile
 * path of a private key; empty to log in with the password, or else with the keys of the user's agent and the
 * usual key files
 * @param passphrase
 * of the key file, asked for only where the key is encrypted
 * @param password
 * of the user, where there is no key
 * @param knownHosts
 * path of a file of known host keys, empty for the user's own
 * @param fingerprint
 * of the machine's key that was accepted, such as "SHA256:…"; empty to go by the known hosts alone
 */
public record SshAddress(String host, int port, String user, String keyFile, SecretRef passphrase,
        SecretRef password, String knownHosts, String fingerprint) {

    public static final int USUAL_PORT = 22;

    public static final SshAddress NONE = new SshAddress("", 0, "", "", SecretRef.none(), SecretRef.none(),
            "",
            "");

    public SshAddress {
        passphrase = passphrase == null ? SecretRef.none() : passphrase;
        password = password == null ? SecretRef.none() : password;
    }

    /** Whether a machine is named. */
    public boolean isThere() {
        return !host.isEmpty();
    }

    public int portOrUsual() {
        return port == 0 ? USUAL_PORT : port;
    }

    /** For people, as addresses of this kind are written. */
    public String place() {
        String shown = host.contains(":") ? "[" + host + "]" : host;
        return user + "@" + shown + (portOrUsual() == USUAL_PORT ? "" : ":" + port);
    }

    /** The same way to log in, to another machine or user; what was accepted of the old one goes. */
    public SshAddress to(String otherUser, String otherHost, int otherPort) {
        var other = new SshAddress(otherHost, otherPort, otherUser, keyFile, passphrase, password, knownHosts,
                fingerprint);
        boolean same = host.isEmpty() || (otherHost.equals(host) && other.portOrUsual() == portOrUsual());
        return same ? other : other.accepting("");
    }

    public SshAddress withKey(String file, SecretRef itsPassphrase) {
        return new SshAddress(host, port, user, file, itsPassphrase, password, knownHosts, fingerprint);
    }

    public SshAddress accepting(String print) {
        return new SshAddress(host, port, user, keyFile, passphrase, password, knownHosts, print);
    }
}
