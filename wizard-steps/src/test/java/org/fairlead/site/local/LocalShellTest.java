package org.fairlead.site.local;

import java.nio.file.Path;
import java.util.HashMap;

import org.junit.jupiter.api.Test;

import org.fairlead.site.Shell;
import org.fairlead.site.ShellCommand;
import org.fairlead.site.ShellContract;

import static org.assertj.core.api.Assertions.assertThat;

class LocalShellTest extends ShellContract {
    private static final String SECRET = "canary-of-the-process-8152";

    @Override
    protected Shell shell(Path folder) {
        var environment = new HashMap<>(System.getenv());
        environment.put("SHOP_PASSWORD", SECRET);
        return new LocalShell(folder, environment);
    }

    @Test
    void commandsGetNoneOfTheSecretsInOurOwnVariables() throws Exception {
        try (Shell shell = shell(dir)) {
            assertThat(shell.run(ShellCommand.of("env; echo \"$PATH\"", LONG), () -> false).out()).contains(
                    "PATH=").doesNotContain(SECRET, "SHOP_PASSWORD");
        }
    }
}
