package org.fairlead.desktop.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.fairlead.playbook.Action;
import org.fairlead.playbook.KnownPlaybook;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.PlaybookCatalog;

/**
 * A copy of the built-in playbook, with a few more things that only people can do, a second one to choose
 * from,
 * and the one of a WordPress plugin as it is.
 */
final class FakePlaybooks {
    PlaybookCatalog catalog() {
        Playbook read = PlaybookCatalog.builtIn().find("ai-design-tool").orElseThrow().playbook();
        KnownPlaybook wordpress = PlaybookCatalog.builtIn().find("memberpress-ai-assistant").orElseThrow();
        return new PlaybookCatalog(List.of(named(read, "ai-design-tool"), named(read, "faraday-dashboard"),
                wordpress),
                List
                        .of());
    }

    private static KnownPlaybook named(Playbook p, String id) {
        List<Action> actions = new ArrayList<>(p.actions().stream().filter(
                action -> !(action instanceof Action.Ask))
                .toList());
        actions.add(new Action.Ask("restart-services", "",
                "sudo systemctl restart aidesign-web aidesign-worker", "",
                List.of("AD-2.6-a")));
        actions.add(new Action.Ask("frontend-tokens", "", "", "", List.of("AD-4.1-a")));
        return new KnownPlaybook(new Playbook(p.format(), id, p.system(), p.jobs(), p.connections(), p
                .requirements(), p.choices(), p.datasets(), p.skip(), p.naturalKeys(), p.fileReferences(), p
                        .probes(), p.comparisons(), p.guideNotes(), p.environment(), actions, p.checks(), p
                                .timings(), p
                                        .checklists(), p.configuration(), p.providers()),
                Map
                        .of(), "4a1f", true);
    }
}
