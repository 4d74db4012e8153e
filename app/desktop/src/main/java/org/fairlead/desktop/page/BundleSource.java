package org.fairlead.desktop.page;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.Words;
import org.fairlead.model.ProblemException;

/**
 * Where a bundle can come from: a file of this computer, one that this computer has written lately, or
 * another
 * machine.
 */
public final class BundleSource extends VBox {
    private static final int LATELY = 3;

    /**
     * @param id
     * of the button that chooses a file
     */
    public BundleSource(Desk desk, String id, Consumer<Path> chosen) {
        super(Parts.APART);
        Words words = desk.words();
        Button choose = Parts.button(id, Icon.FOLDER, words.say("window.import.choose-bundle"), () -> desk
                .tools().ports().chooser().open(words.say("window.home.open-bundle.title")).ifPresent(
                        chosen));
        FlowPane files = new FlowPane(Parts.NEAR, Parts.NEAR, choose);
        getChildren().addAll(files, FetchForm.disclosed(new FetchModel(desk.tools(), chosen), words));
        String system = desk.plan().get().playbook();
        desk.tools().background().run(() -> desk.tools().workspace().bundles(system)).onSuccess(
                found -> found.stream().limit(LATELY).forEach(file -> files.getChildren().add(known(words,
                        file,
                        chosen)))).onFailure(ProblemException.class, failure -> files.getChildren().setAll(
                                List
                                        .of(choose))).start();
    }

    private static Button known(Words words, Path file, Consumer<Path> chosen) {
        String name = String.valueOf(file.getFileName());
        Button button = Parts.button("bundle-known-" + name.replaceAll("[^A-Za-z0-9-]", "-"), Icon.BUNDLE,
                words.say("window.import.known-bundle", name), () -> chosen.accept(file));
        button.setMnemonicParsing(false);
        return button;
    }
}
