package org.fairlead.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

import org.fairlead.bundle.BundleManifest.LeftOut;
import org.fairlead.bundled.LeavingTable;
import org.fairlead.config.BundledConfiguration.Chosen;
import org.fairlead.model.Column;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook.Job;
import org.fairlead.run.Journey;

/**
 * Says what an export would hold: settings by component, rows by table with a few of them. Writes nothing.
 */
final class LeavingPrinter {
    private final Session session;

    LeavingPrinter(Session session) {
        this.session = session;
    }

    /**
     * Answers the exit code.
     *
     * @param encrypted
     * whether the bundle would be
     */
    int print(boolean encrypted, boolean json) throws ProblemException {
        Journey journey = session.journey();
        Plan plan = journey.plan();
        boolean settings = journey.playbook().job(plan.job()).map(Job::steps).orElse(List.of()).contains(
                "import");
        Chosen chosen = settings
                ? journey.configuration().departure().choose(plan.configuration(), encrypted)
                : new Chosen(List.of(), List.of());
        List<LeavingTable> tables = journey.configuration().leaving();
        if (json) {
            session.out().println(JsonMapper.shared().writeValueAsString(Map.of("components", components(
                    chosen), "tables", tables, "left-out", chosen.leftOut())));
        } else {
            text(chosen, tables);
        }
        session.out().flush();
        return ExitCode.DONE;
    }

    private static Map<String, Integer> components(Chosen chosen) {
        Map<String, Integer> components = new LinkedHashMap<>();
        chosen.components().forEach(component -> components.put(component.id(), component.settings().size()));
        return components;
    }

    private void text(Chosen chosen, List<LeavingTable> tables) {
        components(chosen).forEach((component, settings) -> say("cli.export.component", component, settings));
        for (LeavingTable table : tables) {
            var facts = table.facts();
            say("cli.export.table", facts.name(), facts.rows(), facts.bytes(), dates(facts.first(), facts
                    .last()), table.stored() - facts.rows());
            if (!table.samples().isEmpty()) {
                plain("    " + String.join(" | ", facts.columns().stream().map(Column::name).toList()));
            }
            table.samples().forEach(sample -> plain("    " + String.join(" | ", sample)));
        }
        for (LeftOut left : chosen.leftOut()) {
            say("cli.inspect.left-out", left.item(), session.messages().text("bundle.left-out." + left
                    .reason()
                    .word()), left.count());
        }
    }

    private String dates(String first, String last) {
        return first.isEmpty() ? "" : session.messages().text("cli.export.dates", first, last);
    }

    private void say(String key, Object... args) {
        plain("  " + session.messages().text(key, args));
    }

    private void plain(String text) {
        session.out().println(Failures.plain(text));
    }
}
