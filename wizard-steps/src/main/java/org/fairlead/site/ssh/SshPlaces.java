package org.fairlead.site.ssh;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.fairlead.model.Problem;
import org.fairlead.site.SiteException;

/**
 * Where this machine keeps what a login needs.
 *
 * @param folder
 * the user's folder of keys and known hosts, usually {@code ~/.ssh}
 * @param agent
 * the socket of the agent that holds keys (SSH_AUTH_SOCK), empty where there is none
 */
public record SshPlaces(Path folder, String agent) {
    /**
     * A path as a plan or a form has it.
     *
     * @param problem
     * key of the sentence for a text that is no path on this machine
     */
    static Path path(String text, String problem) throws SiteException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new SiteException(Problem.blocker(problem, text.replace('\0', '?')), e);
        }
    }

    boolean hasAgent() {
        try {
            return !agent.isEmpty() && Files.exists(Path.of(agent));
        } catch (InvalidPathException e) {
            // an agent of another kind than the sockets that are known here
            return false;
        }
    }

    Path knownHosts() {
        return folder.resolve("known_hosts");
    }
}
