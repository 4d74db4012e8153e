package org.fairlead.desktop;

import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import atlantafx.base.theme.PrimerLight;

/** The window's entry point. Lives on the JavaFX thread. */
public final class FairleadWizard extends Application {
    /** Opens the window and returns when it is closed. */
    public static void main(String[] arguments) {
        launch(FairleadWizard.class, arguments);
    }

    @Override
    public void start(Stage stage) {
        setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        var greeting = new Label("Fairlead");
        greeting.setId("greeting");
        var scene = new Scene(new StackPane(greeting), 960, 640);
        scene.getStylesheets().add("/fairlead/theme/fairlead.css");
        stage.setTitle("Fairlead");
        stage.setScene(scene);
        stage.show();
    }
}
