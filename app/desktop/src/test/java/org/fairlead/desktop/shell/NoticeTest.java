package org.fairlead.desktop.shell;

import java.time.Clock;

import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

import org.fairlead.desktop.kit.Words;
import org.fairlead.text.Messages;

import static org.assertj.core.api.Assertions.assertThat;

/** What the title says of a window that nobody looks at. */
@ExtendWith(ApplicationExtension.class)
class NoticeTest {
    private final Words words = new Words(Messages.english(), Clock.systemUTC());

    @Test
    void isThereUntilSomebodyLooks(FxRobot robot) {
        robot.interact(() -> {
            Stage stage = new Stage();
            stage.setScene(new Scene(new StackPane()));
            stage.setTitle("Fairlead");

            Notice.ended(stage, words, "export");
            assertThat(stage.getTitle()).isEqualTo("Export: ended – Fairlead");

            stage.show();
            stage.requestFocus();
            assertThat(stage.getTitle()).isEqualTo("Fairlead");
            Notice.ended(stage, words, "export");
            assertThat(stage.getTitle()).isEqualTo("Fairlead");
            stage.close();
        });
    }
}
