package org.fairlead.site;

import java.util.List;

import org.fairlead.secret.Secret;

/** A provider's interface on the web. Asking for models costs nothing, a question does. */
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
     * Puts a question to a model. Costs something.
     *
     * @param tokens
     * how long the answer may be at the most, in tokens
     * @throws SiteException
     * likewise, and when the answer is none
     */
    Said ask(Secret key, String model, String question, int tokens) throws SiteException;

    /**
     * What a provider offers.
     *
     * @param ids
     * the models, sorted
     * @param millis
     * time of one answer
     */
    record Models(List<String> ids, long millis, Limits limits) {
        public Models {
            ids = List.copyOf(ids);
        }

        /** Models of a provider that says nothing of limits. */
        public Models(List<String> ids, long millis) {
            this(ids, millis, Limits.UNTOLD);
        }
    }

    /**
     * What was answered.
     *
     * @param tokens
     * counted for question and answer; 0 where that is not told
     */
    record Said(String text, long millis, long tokens, Limits limits) {}

    /**
     * How much may be asked, as the headers of an answer tell.
     *
     * @param requests
     * requests in a minute; -1 where that is not told
     * @param left
     * of those, how many are left now; -1 likewise
     */
    record Limits(long requests, long left) {
        public static final Limits UNTOLD = new Limits(-1, -1);

        public boolean isTold() {
            return requests >= 0;
        }
    }
}
