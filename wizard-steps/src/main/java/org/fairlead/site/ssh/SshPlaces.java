package org.fairlead.site.ssh;

import java.nio.file.Path;

/**
 * Where this machine keeps what a login needs.
 *
 * @param folder
 * the user's folder of keys and known hosts, usually {@code ~/.ssh}
 * @param agent
 * the socket of the agent that holds keys (SSH_AUTH_SOCK), empty where there is none
 */
public record SshPlaces(Path folder, String agent) {
    Path knownHosts() {
        return folder.resolve("known_hosts");
    }
}
