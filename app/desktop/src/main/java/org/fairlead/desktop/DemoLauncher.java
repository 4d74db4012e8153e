package org.fairlead.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.fairlead.cli.FairleadCommand;

/**
 * The main job on the built-in sample: in the window where there is a display, otherwise in the terminal.
 */
public final class DemoLauncher {
    private DemoLauncher() {}

    /** Arguments are those of the window, such as {@code --home DIR}. */
    public static void main(String[] arguments) {
        var given = new ArrayList<>(List.of(arguments));
        if (hasDisplay(System.getenv(), System.getProperty("os.name", ""))) {
            given.add("--demo");
            try {
                FairleadWizard.main(given.toArray(String[]::new));
                return;
            } catch (UnsupportedOperationException e) {
                // the display that was named does not open, or the libraries of its windows are missing
                given.remove("--demo");
            }
        }
        given.addFirst("demo");
        System.exit(FairleadCommand.execute(given.toArray(String[]::new)));
    }

    static boolean hasDisplay(Map<String, String> environment, String system) {
        String name = system.toLowerCase(Locale.ROOT);
        return name.contains("win") || name.contains("mac") || !environment.getOrDefault("DISPLAY", "")
                .isEmpty();
    }
}
