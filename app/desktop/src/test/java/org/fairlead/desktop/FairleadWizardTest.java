package org.fairlead.desktop;

import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(ApplicationExtension.class)
class FairleadWizardTest {
    @Start
    void open(Stage stage) {
        new FairleadWizard().start(stage);
    }

    @Test
    void opensItsWindow(FxRobot robot) {
        assertThat(robot.lookup("#window").query().getScene().getWindow().isShowing()).isTrue();
    }
}
