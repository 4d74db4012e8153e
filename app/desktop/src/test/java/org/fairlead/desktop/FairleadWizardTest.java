package org.fairlead.desktop;

import javafx.scene.control.Label;
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
        var greeting = robot.lookup("#greeting").queryAs(Label.class);

        assertThat(greeting.getScene().getWindow().isShowing()).isTrue();
        assertThat(greeting.getText()).isEqualTo("Fairlead");
        robot.clickOn(greeting);
        var picture = robot.capture(greeting.getScene().getRoot()).getImage();
        assertThat(picture.getWidth()).isEqualTo(960);
    }
}
