package org.fairlead.playbook;

import java.util.Map;

/**
 * With which settings the application sends mail.
 *
 * @param host
 * name of the setting, as all that follow
 * @param tls
 * holds "True" where the connection is to become an encrypted one (STARTTLS, RFC 3207)
 * @param backend
 * names what the application sends with
 * @param sends
 * the backend that sends over SMTP; with another one nothing reaches anybody
 * @param usual
 * setting to what the application takes where nothing is set
 * @param arrived
 * the checklist item with which a person says that a test mail has arrived
 */
public record MailSettings(String host, String port, String user, String password, String tls, String from,
        String backend, String sends, Map<String, String> usual, String arrived) {

    public static final MailSettings NONE = new MailSettings("", "", "", "", "", "", "", "", Map.of(), "");

    public MailSettings {
        usual = Map.copyOf(usual);
    }

    /** Whether the application sends mail that Fairlead knows of. */
    public boolean isThere() {
        return !host.isEmpty();
    }
}
