package org.fairlead.site.redis;

import java.util.Optional;

import org.fairlead.model.ProblemException;
import org.fairlead.plan.KeyValueAddress;
import org.fairlead.secret.Secret;
import org.fairlead.site.Tunnel;

/**
 * Where a server is and what it takes to get in.
 *
 * @param password
 * had when it is first needed, from whoever is to be asked
 * @param tunnel
 * the way to it, where it is reached through another machine; closed with the store
 */
public record RedisLogin(KeyValueAddress address, Password password, Optional<Tunnel> tunnel) {
    /** A password that nobody is asked for before it is needed. May block while a person is asked. */
    @FunctionalInterface
    public interface Password {
        /** Empty where none is known. */
        Optional<Secret> get() throws ProblemException;
    }

    /** Where it is, for people. */
    public String place() {
        return Tunnel.behind(address.place(), tunnel);
    }
}
