package org.fairlead.playbook;

import java.util.List;

/** What the new version really reads from its settings, what only the guide names, and what mail goes by. */
public record Environment(List<EnvName> read, List<EnvName> ignored, MailSettings mail) {

    public static final Environment NONE = new Environment(List.of(), List.of(), MailSettings.NONE);

    public Environment {
        read = List.copyOf(read);
        ignored = List.copyOf(ignored);
        mail = Playbook.orElse(mail, MailSettings.NONE);
    }
}
