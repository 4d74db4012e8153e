package org.fairlead.site;

import java.time.Instant;

import org.fairlead.secret.Secret;

/** A server that takes mail (RFC 5321, RFC 6409). Nothing is kept open between calls. */
public interface MailServer {
    /**
     * How it is logged in to.
     *
     * @param user
     * empty where nobody logs in
     * @param startTls
     * whether the connection has to become an encrypted one before anything is said
     */
    record Login(String host, int port, String user, Secret password, boolean startTls) {
        /** Whether it is the machine itself on which somebody says so. */
        public boolean isHere() {
            return host.matches("localhost|127(\\.[0-9]{1,3}){3}|::1");
        }

        /** For people. */
        public String place() {
            return host + ":" + port;
        }
    }

    /**
     * What is handed over.
     *
     * @param when
     * its date
     */
    record Mail(String from, String to, String subject, String text, Instant when) {}

    /**
     * Greets the server, encrypts where that is wanted and logs in where a user is named; sends nothing.
     *
     * @throws SiteException
     * telling apart name, port, encryption, certificate and login
     */
    void greet(Login login) throws SiteException;

    /**
     * Hands over one mail.
     *
     * @throws SiteException
     * also when the server does not take it
     */
    void send(Login login, Mail mail) throws SiteException;
}
