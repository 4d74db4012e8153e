package org.fairlead.desktop.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.fairlead.playbook.Action;
import org.fairlead.playbook.KnownPlaybook;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.PlaybookCatalog;

/**
 * Copies of playbooks to choose from: the built-in one with a few more things that only people can do, one
 * that
 * is named only, and one whose settings travel.
 */
final class FakePlaybooks {
    static final String SETTINGS = "memberpress-ai-assistant";

    PlaybookCatalog catalog() {
        Playbook read = PlaybookCatalog.builtIn().find("ai-design-tool").orElseThrow().playbook();
        return new PlaybookCatalog(List.of(named(read, "ai-design-tool"), PlaybookCatalog.builtIn().find(
                "faraday-dashboard").orElseThrow(),
                PlaybookCatalog.builtIn().find(SETTINGS).orElseThrow()), List.of());
    }

    private static KnownPlaybook named(Playbook p, String id) {
        List<Action> actions = new ArrayList<>(p.actions().stream().filter(
                action -> !(action instanceof Action.Ask)).toList());
        actions.add(new Action.Ask("restart-services", "",
                "sudo systemctl restart aidesign-web aidesign-worker", "", List.of(), List.of("AD-2.6-a")));
        actions.add(new Action.Ask("frontend-tokens", "", "", "", List.of(), List.of("AD-4.1-a")));
        return new KnownPlaybook(new Playbook(p.format(), id, p.system(), p.jobs(), p.connections(), p
                .requirements(), p.choices(), p.datasets(), p.skip(), p.naturalKeys(), p.fileReferences(), p
                        .probes(), p.comparisons(), p.guideNotes(), p.environment(), actions, p.checks(), p
                                .timings(), p
                                        .checklists(), p.configuration(), p.providers(), p.capabilities(), p
                                                .keyValues(), p.access(), p.quiet(), p.trouble()),
                Map
                        .of(), "4a1f", true);
    }
}
