package org.fairlead.step.export;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.fairlead.bundle.BundleManifest;
import org.fairlead.bundle.BundleManifest.LeftOut;
import org.fairlead.bundle.Setting;
import org.fairlead.config.BundledConfiguration.Chosen;
import org.fairlead.site.DatabaseFacts;

/** Everything that goes into a bundle, and what is said of it in the manifest. */
record Contents(ExportInput input, Chosen chosen, Optional<RowsOut> rows) {
    List<LeftOut> leftOut() {
        var leftOut = new ArrayList<>(chosen.leftOut());
        rows.ifPresent(out -> leftOut.addAll(out.leftOut()));
        return leftOut;
    }

    BundleManifest manifest() {
        DatabaseFacts facts = input.source().facts();
        var components = chosen.components().stream().map(component -> new BundleManifest.Component(component
                .id(), component.settings().stream().anyMatch(Setting::secret))).toList();
        return new BundleManifest(BundleManifest.FORMAT, input.playbook().id(), input.layout(),
                new BundleManifest.Origin(facts.place(), Map.of(facts.product().toLowerCase(Locale.ROOT),
                        facts
                                .version())), components, rows.map(RowsOut::datasets).orElse(List.of()),
                leftOut(),
                input.destination().means().clock().instant().truncatedTo(ChronoUnit.SECONDS), input
                        .program());
    }
}
