package org.fairlead.demo;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * The main job on the built-in sample: in the window where there is a display, otherwise in the terminal.
 */
public final class DemoLauncher {
    private DemoLauncher() {}

    /** Arguments are those of either front end, such as {@code --home DIR}. */
    public static void main(String[] arguments) {
        boolean display = hasDisplay(System.getenv(), System.getProperty("os.name", ""));
        List<FrontEnd> known = ServiceLoader.load(FrontEnd.class).stream().map(ServiceLoader.Provider::get)
                .filter(
                        one -> display || !one.isWindow()).sorted(Comparator.comparing(FrontEnd::isWindow)
                                .reversed())
                .toList();
        show(known, List.of(arguments));
    }

    /** Shows it in the first front end that opens. */
    static void show(List<FrontEnd> frontEnds, List<String> arguments) {
        for (FrontEnd one : frontEnds) {
            try {
                one.showSample(arguments);
                return;
            } catch (UnsupportedOperationException e) {
                if (one.equals(frontEnds.getLast())) {
                    throw e;
                }
            }
        }
        throw new IllegalStateException("no front end on the class path");
    }

    static boolean hasDisplay(Map<String, String> environment, String system) {
        String name = system.toLowerCase(Locale.ROOT);
        return name.contains("win") || name.contains("mac") || !environment.getOrDefault("DISPLAY", "")
                .isEmpty();
    }
}
