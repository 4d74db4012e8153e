package org.fairlead.site;

import java.util.List;

import org.fairlead.secret.Secret;

/** A provider's interface on the web, asked only for what costs nothing. */
public interface ProviderApi {
    /**
     * Asks for the models that a key may use.
     *
     * @throws SiteException
     * when the provider does not answer or refuses; why is told apart: address, connection, key, rights,
     * region, too many requests, trouble of its own
     */
    Models models(Secret key) throws SiteException;

    /**
     * What a provider offers.
     *
     * @param ids
     * the models, sorted
     * @param millis
     * time of one answer
     */
    record Models(List<String> ids, long millis) {
        public Models {
            ids = List.copyOf(ids);
        }
    }
}
