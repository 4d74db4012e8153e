package org.fairlead.cli;

import picocli.CommandLine.Option;

import org.fairlead.plan.SecretRef;
import org.fairlead.plan.SshAddress;

/** How to log in to a machine that a command names by its address. */
final class SshLogin {
    @Option(names = "--ssh-key", paramLabel = "FILE", descriptionKey = "option.copy-ssh-key")
    private String key = "";
    @Option(names = "--ssh-password-file", paramLabel = "FILE", descriptionKey = "option.copy-ssh-password")
    private String password = "";
    @Option(names = "--known-hosts", paramLabel = "FILE", descriptionKey = "option.copy-known-hosts")
    private String knownHosts = "";
    @Option(names = "--fingerprint", paramLabel = "SHA256:…", descriptionKey = "option.copy-fingerprint")
    private String fingerprint = "";

    /** Without a machine: that is in the address. */
    SshAddress address() {
        return new SshAddress("", 0, "", key, SecretRef.none(), password.isEmpty() ? SecretRef.none()
                : new SecretRef.FromFile(password), knownHosts, fingerprint);
    }
}
