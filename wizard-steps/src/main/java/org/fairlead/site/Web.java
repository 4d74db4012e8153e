package org.fairlead.site;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A site's address on the web. */
public interface Web {
    /**
     * Fetches a path without following redirects.
     *
     * @param headers
     * extra request headers
     * @throws SiteException
     * when the address does not answer: name not found, refused, timed out, certificate not trusted
     */
    default Answer get(String path, Map<String, String> headers) throws SiteException {
        return send(new Request("GET", path, headers, ""));
    }

    /**
     * Sends a request without following redirects.
     *
     * @throws SiteException
     * likewise
     */
    Answer send(Request request) throws SiteException;

    String place();

    /**
     * What is asked.
     *
     * @param method
     * "GET", "POST" or "DELETE"
     * @param headers
     * extra request headers; of a body, its type is one of them
     * @param body
     * empty for none
     */
    record Request(String method, String path, Map<String, String> headers, String body) {
        public Request {
            headers = Map.copyOf(headers);
        }

        /** Headers and body may hold passwords. */
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /**
     * What came back.
     *
     * @param location
     * target of a redirect, empty without one
     * @param body
     * the first 64 KiB as text
     * @param millis
     * time to the last byte
     * @param firstMillis
     * time to the first byte of the body, or to the last one of an answer without
     * @param headers
     * of the answer, by name in lower case
     */
    record Answer(int status, String location, String body, long millis, long firstMillis,
            Map<String, List<String>> headers) {
        public Answer {
            headers = Map.copyOf(headers);
        }

        /** An answer whose headers are of no interest. */
        public Answer(int status, String location, String body, long millis) {
            this(status, location, body, millis, millis, Map.of());
        }

        /** The first header of a name. */
        public Optional<String> header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
        }

        /** Headers may hold cookies. */
        @Override
        public String toString() {
            return status + " in " + millis + " ms";
        }
    }
}
