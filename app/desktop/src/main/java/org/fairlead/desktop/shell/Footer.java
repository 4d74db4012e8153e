package org.fairlead.desktop.shell;

import java.util.Optional;
import java.util.function.Supplier;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Act;
import org.fairlead.desktop.page.PageState;

/** The run and when it was saved, the way out, the way back, and the one primary button of a page. */
final class Footer extends HBox {
    private final Words words;
    private final PageState state;
    private final Label saved = new Label();
    private final Button primary = new Button();
    private final Button back;
    private final Button cancel;
    private final Ways ways;
    private Optional<String> next = Optional.empty();

    /** Where the buttons lead. */
    record Ways(Runnable cancel, Runnable back, Runnable next, Supplier<Optional<String>> nextTitle) {}

    Footer(Words words, PageState state, Ways ways) {
        super(Parts.NEAR);
        this.words = words;
        this.state = state;
        this.ways = ways;
        setId("footer");
        getStyleClass().add("footer");
        setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        cancel = Parts.button("footer-cancel", words.say("window.footer.cancel"), ways.cancel());
        back = Parts.button("footer-back", words.say("window.footer.back"), ways.back());
        primary.setId("footer-primary");
        primary.getStyleClass().add("accent");
        primary.setWrapText(true);
        primary.setMinHeight(USE_PREF_SIZE);
        primary.getStyleClass().add("footer-primary");
        Label hint = Parts.text("", "quiet", "footer-hint");
        hint.setId("footer-hint");
        hint.textProperty().bind(state.hint());
        hint.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        saved.setId("footer-saved");
        saved.getStyleClass().add("quiet");
        saved.setMinWidth(0);
        Parts.shownWhen(hint, hint.textProperty().isNotEmpty());
        getChildren().addAll(saved, Parts.space(), hint, cancel, back, primary);
        Parts.shownWhen(cancel, state.leaving().not());
        state.act().addListener((at, was, is) -> refresh());
        state.canGoNext().addListener((at, was, is) -> refresh());
        state.canGoBack().addListener((at, was, is) -> refresh());
        state.busy().addListener((at, was, is) -> refresh());
        primary.setOnAction(event -> state.act().get().map(Act::run).orElse(ways.next()).run());
        refresh();
    }

    /** Shows the state again; the next step may have become known. */
    void refresh() {
        next = ways.nextTitle().get();
        Optional<Act> act = state.act().get();
        String label = act.map(Act::words).orElse(next.map(title -> words.say("window.footer.next", title))
                .orElse(words.say("window.footer.close")));
        primary.setText(label);
        primary.setMnemonicParsing(act.filter(Act::writes).isEmpty());
        primary.setAccessibleText(act.filter(Act::writes).isPresent() ? label : label.replace("_", ""));
        primary.setDefaultButton(act.filter(Act::writes).isEmpty());
        primary.disableProperty().unbind();
        if (act.isPresent()) {
            primary.disableProperty().bind(act.get().possible().map(possible -> !possible || state.busy()
                    .get()));
        } else {
            primary.setDisable(!state.canGoNext().get() || state.busy().get());
        }
        back.setDisable(!state.canGoBack().get() || state.busy().get());
    }

    void saved(String text, boolean held, boolean canGoBack) {
        saved.setText(text);
        cancel.setText(words.say(held ? "window.footer.leave" : "window.footer.cancel"));
        cancel.setAccessibleText(cancel.getText().replace("_", ""));
        back.setVisible(canGoBack);
        back.setManaged(canGoBack);
    }
}
