package org.fairlead.step.assess;

import java.util.List;
import java.util.Locale;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Severity;
import org.fairlead.playbook.Playbook;

/** Where the guide that is being carried out is wrong, and what happens instead. */
final class GuideNotes {
    private GuideNotes() {}

    static List<Finding> of(Playbook playbook) {
        return playbook.guideNotes().stream().map(note -> new Finding("guide/" + note.id(),
                "assess.group.guide", new Problem(Severity.valueOf(note.severity().toUpperCase(Locale.ROOT)),
                        "guide." + note.id(), List.of()))
                .covering(note.guide())).toList();
    }
}
