package org.fairlead.desktop.fake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.fairlead.config.WordPressSite;
import org.fairlead.playbook.Action;
import org.fairlead.playbook.FileRecords;
import org.fairlead.playbook.InvalidFileException;
import org.fairlead.playbook.KnownPlaybook;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Job;
import org.fairlead.playbook.PlaybookCatalog;
import org.fairlead.playbook.StrictYaml;
import org.fairlead.playbook.Way;

/**
 * Copies of playbooks to choose from: the built-in one with a few more things that only people can do, one
 * that
 * is named only, and one whose settings travel.
 */
final class FakePlaybooks {
    static final String SETTINGS = "memberpress-ai-assistant";

    PlaybookCatalog catalog() {
        Playbook read = PlaybookCatalog.builtIn().find("ai-design-tool").orElseThrow().playbook();
        return new PlaybookCatalog(List.of(named(read, "ai-design-tool"), named(read, "faraday-dashboard"),
                settings()), List.of());
    }

    private static KnownPlaybook named(Playbook p, String id) {
        List<Action> actions = new ArrayList<>(p.actions().stream().filter(
                action -> !(action instanceof Action.Ask)).toList());
        actions.add(new Action.Ask("restart-services", "",
                "sudo systemctl restart aidesign-web aidesign-worker", "", List.of("AD-2.6-a")));
        actions.add(new Action.Ask("frontend-tokens", "", "", "", List.of("AD-4.1-a")));
        return new KnownPlaybook(with(p, id, p.jobs(), actions), Map.of(), "4a1f", true);
    }

    private static Playbook with(Playbook p, String id, List<Job> jobs, List<Action> actions) {
        return new Playbook(p.format(), id, p.system(), jobs, p.connections(), p.requirements(), p.choices(),
                p
                        .datasets(), p.skip(), p.naturalKeys(), p.fileReferences(), p.probes(), p
                                .guideNotes(), p
                                        .environment(), actions, p.checks(), p.timings(), p.checklists(), p
                                                .configuration());
    }

    private static KnownPlaybook settings() {
        try (var in = WordPressSite.class.getResourceAsStream("/wordpress/playbook.yaml")) {
            Playbook read = FileRecords.read(StrictYaml.read(in.readAllBytes(), "playbook.yaml"),
                    Playbook.class);
            List<String> from = read.jobs().getFirst().from();
            List<Way> ways = List.of(Way.DIRECT, Way.EXPORT, Way.IMPORT);
            List<String> steps = List.of("assess", "plan", "export", "import", "finish");
            return new KnownPlaybook(with(read, SETTINGS, List.of(new Job("move-configuration", from, "",
                    ways,
                    steps, List.of()), new Job("change-provider", from, "", List.of(Way.HERE), List.of(
                            "assess",
                            "plan", "import", "finish"), List.of())), List.of()), Map.of(), "77c0", true);
        } catch (IOException | InvalidFileException e) {
            throw new IllegalStateException(e);
        }
    }
}
