package org.fairlead.desktop.kit;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import javafx.scene.Node;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Lets files be dropped onto a part of the window. */
public final class FileDrop {
    private FileDrop() {}

    /**
     * Takes the first file that is dropped.
     *
     * @param fits
     * which files are taken
     * @param taken
     * told the file, on the window's thread
     */
    public static void onto(Node node, Predicate<Path> fits, Consumer<Path> taken) {
        node.setOnDragOver(event -> {
            if (first(event.getDragboard()).filter(fits).isPresent()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        node.setOnDragDropped(event -> {
            Optional<Path> file = first(event.getDragboard()).filter(fits);
            file.ifPresent(taken);
            event.setDropCompleted(file.isPresent());
            event.consume();
        });
    }

    private static Optional<Path> first(Dragboard dropped) {
        return dropped.hasFiles() ? dropped.getFiles().stream().findFirst().map(File::toPath) : Optional
                .empty();
    }
}
