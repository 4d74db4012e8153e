package org.fairlead.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.json.JsonMapper;

import org.fairlead.bundle.BundleManifest;
import org.fairlead.bundle.BundleTotals;
import org.fairlead.bundle.SignatureState;
import org.fairlead.bundle.TableFacts;
import org.fairlead.bundle.VerifiedBundle;
import org.fairlead.playbook.FileRecords;
import org.fairlead.text.Messages;

/** Says what is in a bundle: names, counts and reasons, never a value. */
final class BundlePrinter {
    private final Messages messages;
    private final PrintWriter out;

    BundlePrinter(Messages messages, PrintWriter out) {
        this.messages = messages;
        this.out = out;
    }

    void text(VerifiedBundle bundle, SignatureState signature) throws IOException {
        BundleManifest manifest = bundle.manifest();
        BundleTotals totals = bundle.totals();
        say("cli.inspect.title", bundle.file().name(), bundle.file().size(), bundle.file().parts().size());
        say("cli.inspect.playbook", manifest.playbook(), manifest.layout());
        say("cli.inspect.source", manifest.source().name());
        new TreeMap<>(manifest.source().versions()).forEach((what, version) -> say("cli.inspect.version",
                what,
                version));
        say("cli.inspect.created", manifest.created().toString(), manifest.program());
        manifest.components().forEach(component -> {
            var total = totals.components().get(component.id());
            say("cli.inspect.component", component.id(), total == null ? 0 : total.settings(), component
                    .secrets()
                            ? 1
                            : 0);
        });
        manifest.datasets().forEach(dataset -> {
            var total = totals.datasets().get(dataset.id());
            say("cli.inspect.dataset", dataset.id(), total == null ? 0 : total.rows(), dataset.format()
                    .ending(),
                    dataset.secrets() ? 1 : 0);
            TableFacts table = dataset.table();
            if (table != null && !table.first().isEmpty()) {
                say("cli.inspect.dates", table.name(), table.first(), table.last());
            }
        });
        say("cli.inspect.files", totals.files().count(), totals.files().bytes());
        manifest.leftOut().forEach(left -> say("cli.inspect.left-out", left.item(), messages.text(
                "bundle.left-out."
                        + left.reason().word()), left.count()));
        switch (signature) {
            case SignatureState.Unsigned unsigned -> say("cli.inspect.unsigned");
            case SignatureState.Unchecked(String id) -> say("cli.inspect.unchecked", id);
            case SignatureState.Valid(String id, String comment) -> say("cli.inspect.valid", id, comment);
            case SignatureState.OtherKey(String id, String wanted) -> say("bundle.problem.other-signer",
                    bundle.file()
                            .name(), id, wanted);
            case SignatureState.Forged(String id) -> say("bundle.problem.forged", bundle.file().name(), id);
        }
    }

    private void say(String key, Object... args) {
        out.println(Failures.plain(messages.text(key, args)));
    }

    void json(VerifiedBundle bundle, SignatureState signature) throws IOException {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("file", bundle.file().name());
        said.put("bytes", bundle.file().size());
        said.put("volumes", bundle.file().parts().size());
        said.put("manifest", FileRecords.shared().valueToTree(bundle.manifest()));
        said.put("totals", FileRecords.shared().valueToTree(bundle.totals()));
        said.put("signature", signature(signature));
        out.println(JsonMapper.shared().writeValueAsString(said));
    }

    private static Map<String, String> signature(SignatureState state) {
        return switch (state) {
            case SignatureState.Unsigned unsigned -> Map.of("state", "unsigned");
            case SignatureState.Unchecked(String id) -> Map.of("state", "unchecked", "key", id);
            case SignatureState.Valid(String id, String comment) -> Map.of("state", "valid", "key", id,
                    "comment",
                    comment);
            case SignatureState.OtherKey(String id, String wanted) -> Map.of("state", "other-key", "key", id,
                    "wanted",
                    wanted);
            case SignatureState.Forged(String id) -> Map.of("state", "forged", "key", id);
        };
    }
}
