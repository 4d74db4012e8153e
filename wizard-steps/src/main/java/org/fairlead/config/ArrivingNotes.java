package org.fairlead.config;

import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import org.fairlead.playbook.Configuration.Setting;

/** What is to be said of a value that arrives, beside what had to be changed of it. */
final class ArrivingNotes {
    private ArrivingNotes() {}

    /** Names that mean nothing on the target, such as a role that it has not, and text that looks broken. */
    static void add(SiteConfiguration target, Setting setting, JsonNode arriving, List<SettingNote> notes) {
        Set<String> known = target.known().get(setting.id());
        if (known != null && arriving.isArray()) {
            arriving.forEach(name -> {
                if (!known.contains(name.asString())) {
                    notes.add(new SettingNote(setting.id(), "not-known", name.asString()));
                }
            });
        }
        if (!setting.secret()) {
            Repair.of(arriving).ifPresent(mended -> notes.add(Repair.note(setting.id(), arriving, mended)));
        }
    }
}
