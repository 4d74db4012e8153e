package org.fairlead.desktop.kit;

import java.util.Map;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;

/** A text to copy, set as it will be typed, with a button that copies it. */
public final class CopyText extends HBox {
    public CopyText(Words words, String text) {
        super(Parts.NEAR);
        setAlignment(Pos.TOP_LEFT);
        getStyleClass().add("copy-text");
        Button copy = new Button(words.say("window.copy"), Icon.COPY.node());
        copy.getStyleClass().add("small");
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setOnAction(event -> {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
            copy.setText(words.say("window.copied"));
        });
        copy.setAccessibleText(words.say("window.copy.accessible", text));
        getChildren().addAll(Parts.grow(Parts.text(text, "code")), copy);
    }
}
