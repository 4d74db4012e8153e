package org.fairlead.site;

import java.util.Map;

/** A site's address on the web. Reads only. */
public interface Web {
    /**
     * Fetches a path without following redirects.
     *
     * @param headers
     * extra request headers
     * @throws SiteException
     * when the address does not answer: name not found, refused, timed out, certificate not trusted
     */
    Answer get(String path, Map<String, String> headers) throws SiteException;

    String place();

    /**
     * What came back.
     *
     * @param location
     * target of a redirect, empty without one
     * @param body
     * the first 64 KiB as text
     * @param millis
     * time to the last byte
     */
    record Answer(int status, String location, String body, long millis) {}
}
