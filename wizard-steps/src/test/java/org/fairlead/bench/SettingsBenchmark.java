package org.fairlead.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import tools.jackson.databind.node.JsonNodeFactory;

import org.fairlead.config.ImportItem;
import org.fairlead.config.Meeting;
import org.fairlead.config.SiteConfiguration;
import org.fairlead.config.StoredSetting;
import org.fairlead.plan.Carry;
import org.fairlead.plan.Carry.Mode;
import org.fairlead.plan.Carry.Strategy;
import org.fairlead.playbook.Configuration;
import org.fairlead.playbook.Configuration.Component;
import org.fairlead.playbook.Configuration.Kind;
import org.fairlead.playbook.Configuration.Place;
import org.fairlead.playbook.Configuration.Setting;

/**
 * How much of a processor it takes to work out what would become of many settings: a third the same on both
 * sides, a third different, a third only on one. Once with each side's layout its own, so that every value is
 * converted. Other work on the machine does not count.
 *
 * <p>
 * Arguments: settings (100000), rounds (7).
 */
public final class SettingsBenchmark {
    private static final int OF_A_COMPONENT = 50;

    private SettingsBenchmark() {}

    public static void main(String[] arguments) {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
        Configuration configuration = configuration(count);
        for (String to : List.of("a", "b")) {
            var meeting = new Meeting(configuration, site("a", count, 0), site(to, count, 1), Set.of(), List
                    .of(),
                    Map.of());
            var seconds = new ArrayList<Double>();
            long open = 0;
            for (int round = 0; round < rounds; round++) {
                long start = cpu();
                List<ImportItem> items = meeting.items(Carry.of("", true, Mode.MERGE, Strategy.ASK));
                seconds.add((cpu() - start) / 1e9);
                open = items.stream().filter(ImportItem::isOpen).count();
            }
            System.out.printf(Locale.ROOT,
                    "%,d settings, layout a to %s, %,d conflicts: %.3f s of processor the"
                            + " first time, median %.3f s%n", count, to, open, seconds.getFirst(), seconds
                                    .stream()
                                    .sorted().toList().get(rounds / 2));
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Configuration configuration(int count) {
        var components = new ArrayList<Component>();
        for (int from = 0; from < count; from += OF_A_COMPONENT) {
            var settings = new ArrayList<Setting>();
            for (int i = from; i < Math.min(count, from + OF_A_COMPONENT); i++) {
                settings.add(new Setting("setting-" + i, i % 4 == 0 ? Kind.NUMBER : Kind.TEXT, i % 100 == 0,
                        false,
                        Map.of(), Map.of("a", place(i, "9"), "b", place(i, "5"))));
            }
            components.add(new Component("component-" + from, settings, List.of()));
        }
        return new Configuration(List.of(), List.of(), List.of(), List.of(), components);
    }

    private static Place place(int number, String atMost) {
        return new Place("options", "option_" + number, "", null, List.of(), List.of(), Map.of(), "", atMost);
    }

    private static SiteConfiguration site(String layout, int count, int side) {
        Map<String, StoredSetting> stored = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            boolean number = i % 4 == 0;
            int value = i % 3 == 1 ? i % 7 + side : i % 7;
            if (i % 3 != 2 || i % 2 == side) {
                String raw = number ? Integer.toString(value) : "a value of some length, number " + value;
                stored.put("setting-" + i, new StoredSetting(raw, number
                        ? JsonNodeFactory.instance.numberNode(java.math.BigDecimal.valueOf(value))
                        : JsonNodeFactory.instance.stringNode(raw)));
            }
        }
        return new SiteConfiguration(layout, stored, List.of(), List.of(), List.of());
    }
}
