package org.fairlead.playbook;

import java.util.List;

import org.fairlead.playbook.Configuration.Component;
import org.fairlead.playbook.Configuration.Setting;
import org.fairlead.playbook.Configuration.Store;

/** Whether the parts of a configuration name one another rightly. */
final class ConfigurationChecks {
    private final Configuration configuration;
    private final Providers providers;
    private final FileProblems problems;
    private final List<String> layouts;

    ConfigurationChecks(Playbook playbook, FileProblems problems) {
        this.configuration = playbook.configuration();
        this.providers = playbook.providers();
        this.problems = problems;
        this.layouts = playbook.system().layouts().stream().map(Playbook.Layout::id).toList();
    }

    void run() {
        List<String> stores = configuration.stores().stream().map(Store::id).toList();
        List<String> settings = configuration.settings().stream().map(Setting::id).toList();
        problems.unique("/configuration/stores", "id", stores);
        problems.unique("/configuration/components", "id", configuration.components().stream().map(
                Component::id)
                .toList());
        providers(settings);
        for (int c = 0; c < configuration.components().size(); c++) {
            List<Setting> own = configuration.components().get(c).settings();
            for (int s = 0; s < own.size(); s++) {
                check(own.get(s), "/configuration/components/" + c + "/settings/" + s, stores, settings);
            }
        }
    }

    private void providers(List<String> settings) {
        if (providers.offered().isEmpty()) {
            return;
        }
        List<String> ids = providers.offered().stream().map(Providers.Service::id).toList();
        problems.unique("/providers/offered", "id", ids);
        problems.refer("setting", "/providers/switch", providers.primary(), settings);
        for (int i = 0; i < providers.offered().size(); i++) {
            Providers.Service provider = providers.offered().get(i);
            String at = "/providers/offered/" + i;
            problems.refer("setting", at + "/key", provider.key(), settings);
            problems.refer("setting", at + "/model", provider.model(), settings);
            provider.parameters().forEach((name, setting) -> problems.refer("setting", at + "/parameters/"
                    + name, setting, settings));
        }
        for (int i = 0; i < providers.models().size(); i++) {
            String at = "/providers/models/" + i;
            providers.models().get(i).keySet().forEach(id -> problems.refer("provider", at + "/" + id, id,
                    ids));
        }
    }

    private void check(Setting setting, String at, List<String> stores, List<String> settings) {
        if (settings.indexOf(setting.id()) != settings.lastIndexOf(setting.id())) {
            problems.add("file.problem.twice", at + "/id", setting.id());
        }
        setting.places().forEach((layout, place) -> {
            problems.refer("layout", at + "/places/" + layout, layout, layouts);
            problems.refer("store", at + "/places/" + layout + "/store", place.store(), stores);
        });
        setting.needs().forEach((value, needed) -> problems.refer("setting", at + "/needs/" + value, needed,
                settings));
    }
}
