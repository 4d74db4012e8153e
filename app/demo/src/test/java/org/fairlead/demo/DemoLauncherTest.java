package org.fairlead.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DemoLauncherTest {
    private final List<String> shown = new ArrayList<>();

    private FrontEnd frontEnd(String name, boolean opens) {
        return new FrontEnd() {
            @Override
            public boolean isWindow() {
                return name.equals("window");
            }

            @Override
            public void showSample(List<String> arguments) {
                if (!opens) {
                    throw new UnsupportedOperationException("Unable to open DISPLAY");
                }
                shown.add(name + " " + String.join(" ", arguments));
            }
        };
    }

    @Test
    void theFirstThatOpensShowsIt() {
        DemoLauncher.show(List.of(frontEnd("window", true), frontEnd("terminal", true)), List.of("--home",
                "x"));
        assertThat(shown).containsExactly("window --home x");
    }

    @Test
    void aDisplayThatDoesNotOpenIsNoEnd() {
        DemoLauncher.show(List.of(frontEnd("window", false), frontEnd("terminal", true)), List.of());
        assertThat(shown).containsExactly("terminal ");
        assertThatThrownBy(() -> DemoLauncher.show(List.of(frontEnd("window", false)), List.of()))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aDisplayIsNamedOrBelongsToTheSystem() {
        assertThat(DemoLauncher.hasDisplay(Map.of("DISPLAY", ":0"), "Linux")).isTrue();
        assertThat(DemoLauncher.hasDisplay(Map.of("DISPLAY", ""), "Linux")).isFalse();
        assertThat(DemoLauncher.hasDisplay(Map.of(), "Mac OS X")).isTrue();
        assertThat(DemoLauncher.hasDisplay(Map.of(), "Windows 11")).isTrue();
    }
}
