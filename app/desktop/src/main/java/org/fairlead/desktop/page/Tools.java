package org.fairlead.desktop.page;

import java.security.SecureRandom;
import java.util.List;

import org.fairlead.desktop.kit.Background;
import org.fairlead.desktop.kit.Ports;
import org.fairlead.desktop.kit.Words;
import org.fairlead.playbook.KnownPlaybook;
import org.fairlead.playbook.Playbook;
import org.fairlead.run.Workspace;

/**
 * What every page works with.
 *
 * @param background
 * for calls that may run side by side
 * @param turn
 * for calls to a journey, one at a time
 * @param random
 * unpredictable
 */
public record Tools(Workspace workspace, Background background, Background turn, Words words, Ports ports,
        SecureRandom random) {

    /** The systems there are. */
    public List<Playbook> playbooks() {
        return workspace.playbooks().playbooks().stream().map(KnownPlaybook::playbook).toList();
    }
}
