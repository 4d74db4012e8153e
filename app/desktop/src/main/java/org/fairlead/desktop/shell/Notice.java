package org.fairlead.desktop.shell;

import javafx.beans.value.ChangeListener;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import org.fairlead.desktop.kit.Words;

/**
 * Says in the title of a window, which the desktop shows in its list of windows, that a step has ended while
 * nobody looked; until somebody does.
 */
final class Notice {
    private Notice() {}

    /**
     * Says it, unless the window is being looked at.
     *
     * @param step
     * id of the step that has ended
     */
    static void ended(@Nullable Window window, Words words, String step) {
        if (!(window instanceof Stage stage) || stage.isFocused()) {
            return;
        }
        stage.setTitle(words.say("window.notice", words.say("window." + step + ".title"), words.say(
                "window.name")));
        stage.focusedProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(javafx.beans.value.ObservableValue<? extends Boolean> at, Boolean was,
                    Boolean is) {
                if (is) {
                    stage.setTitle(words.say("window.name"));
                    stage.focusedProperty().removeListener(this);
                }
            }
        });
    }
}
