package org.fairlead.desktop.shell;

import java.util.Optional;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Parts;

/** A card over the page; what lies below waits until it is closed. Escape closes it. */
final class Sheet extends StackPane {
    private final Node below;
    /** What had the keyboard; it gets it back. */
    private Optional<Node> before = Optional.empty();

    Sheet(Node below) {
        this.below = below;
        getStyleClass().add("sheet");
        setId("sheet");
        setVisible(false);
        setManaged(false);
        addEventFilter(javafx.scene.input.KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
    }

    void show(String title, Node... content) {
        if (!isOpen()) {
            before = Optional.ofNullable(getScene().getFocusOwner());
        }
        VBox card = Parts.column(Parts.APART, Parts.text(title, "page-title"));
        card.getChildren().addAll(content);
        card.getStyleClass().add("sheet-card");
        card.setMaxSize(640, Region.USE_PREF_SIZE);
        card.setAccessibleText(title);
        getChildren().setAll(card);
        setVisible(true);
        setManaged(true);
        below.setDisable(true);
        Platform.runLater(() -> card.lookupAll(".button, .text-field, .password-field").stream().filter(
                Node::isFocusTraversable).findFirst().ifPresent(Node::requestFocus));
    }

    boolean isOpen() {
        return isVisible();
    }

    void close() {
        setVisible(false);
        setManaged(false);
        getChildren().clear();
        below.setDisable(false);
        before.ifPresent(Node::requestFocus);
    }
}
