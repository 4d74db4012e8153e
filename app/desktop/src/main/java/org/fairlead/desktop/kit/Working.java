package org.fairlead.desktop.kit;

import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/** Something is at work that cannot be counted: a sentence and a bar that moves. */
public final class Working extends VBox {
    public Working(String words) {
        super(Parts.NEAR);
        ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(words);
        getChildren().addAll(Parts.text(words), bar);
    }
}
