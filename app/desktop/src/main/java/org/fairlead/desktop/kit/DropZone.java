package org.fairlead.desktop.kit;

import java.io.File;
import java.util.function.Consumer;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;

/** Takes a dropped file, a pasted path or a pasted address, and hands it on as text. */
public final class DropZone extends VBox {
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

    private final Consumer<String> taken;

    /**
     * @param words
     * what may be dropped or pasted
     * @param example
     * an address of the kind that is wanted
     * @param taken
     * told the path or address, on the window's thread
     */
    public DropZone(String id, String words, String example, Button choose, Consumer<String> taken) {
        super(Parts.NEAR);
        this.taken = taken;
        getStyleClass().add("drop-zone");
        TextField pasted = new TextField();
        pasted.setId(id);
        pasted.setAccessibleText(words);
        pasted.setPromptText(example);
        pasted.setOnAction(event -> take(pasted.getText()));
        pasted.addEventFilter(javafx.scene.input.KeyEvent.KEY_PRESSED, event -> {
            if (new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN).match(event) && Clipboard
                    .getSystemClipboard().hasFiles()) {
                take(Clipboard.getSystemClipboard().getFiles().getFirst().getPath());
                event.consume();
            }
        });
        pasted.focusedProperty().addListener((at, was, is) -> {
            if (!is && !pasted.getText().isBlank()) {
                take(pasted.getText());
            }
        });
        getChildren().addAll(Parts.row(Parts.NEAR, Icon.DROP.node("quiet"), Parts.grow(Parts.text(words))),
                Parts.row(Parts.NEAR, Parts.grow(pasted), choose));
        setOnDragOver(this::over);
        setOnDragEntered(event -> pseudoClassStateChanged(OVER, true));
        setOnDragExited(event -> pseudoClassStateChanged(OVER, false));
        setOnDragDropped(this::dropped);
    }

    private String last = "";

    private void take(String text) {
        if (!text.isBlank() && !text.equals(last)) {
            last = text;
            taken.accept(text.strip());
        }
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasFiles() || event.getDragboard().hasString()) {
            event.acceptTransferModes(TransferMode.COPY);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        last = "";
        if (event.getDragboard().hasFiles()) {
            File file = event.getDragboard().getFiles().getFirst();
            take(file.getPath());
        } else {
            take(event.getDragboard().getString());
        }
        event.setDropCompleted(true);
        event.consume();
    }
}
