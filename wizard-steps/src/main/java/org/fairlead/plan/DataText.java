package org.fairlead.plan;

import java.util.List;
import java.util.TreeMap;

/** Writes what of the rows travels as the part of a plan file that is read back alike. */
final class DataText {
    private DataText() {}

    static void write(YamlText yaml, DataChoice data) {
        yaml.section(0, "data");
        texts(yaml, 2, "datasets", data.datasets());
        if (!data.since().isEmpty()) {
            yaml.entry(2, "since", data.since());
        }
        if (!data.matches().isEmpty()) {
            yaml.section(2, "matches");
            new TreeMap<>(data.matches()).forEach((key, pairs) -> {
                yaml.section(4, key);
                new TreeMap<>(pairs).forEach((from, to) -> yaml.raw(6, YamlText.scalar(from) + ": " + YamlText
                        .scalar(to)));
            });
        }
        if (!data.leaveOut().isEmpty()) {
            yaml.section(2, "leave-out");
            new TreeMap<>(data.leaveOut()).forEach((key, patterns) -> texts(yaml, 4, key, patterns));
        }
        yaml.entry(2, "unmatched", data.unmatched().word());
        texts(yaml, 2, "mask", data.mask());
        yaml.entry(2, "existing", data.existing().word());
        if (!data.also().isEmpty()) {
            yaml.section(2, "also");
            new TreeMap<>(data.also()).forEach((dataset, formats) -> texts(yaml, 4, dataset, formats.stream()
                    .map(
                            DataChoice.SideFormat::word).toList()));
        }
    }

    private static void texts(YamlText yaml, int indent, String section, List<String> texts) {
        if (!texts.isEmpty()) {
            yaml.section(indent, section);
            texts.forEach(text -> yaml.raw(indent + 2, "- " + YamlText.scalar(text)));
        }
    }
}
