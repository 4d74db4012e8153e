package org.fairlead.desktop;

import java.nio.file.Path;

import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(ApplicationExtension.class)
class FairleadWizardTest {
    @TempDir
    private static Path home;

    @Start
    void open(Stage stage) {
        new FairleadWizard().open(stage, home, false);
    }

    @Test
    void opensItsWindow(FxRobot robot) {
        assertThat(robot.lookup("#window").query().getScene().getWindow().isShowing()).isTrue();
    }
}
