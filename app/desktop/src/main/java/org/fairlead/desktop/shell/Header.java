package org.fairlead.desktop.shell;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.Words;

/** Name, job, places; and how the window looks. */
final class Header extends HBox {
    private final Label job = new Label();
    private final Label places = new Label();

    Header(Words words, Appearance appearance, Runnable home, Runnable help) {
        super(Parts.APART);
        setId("header");
        getStyleClass().add("header");
        setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        Button name = new Button(words.say("window.name"), Icon.APP.node());
        name.setId("header-home");
        name.getStyleClass().addAll("flat", "app-name");
        name.setAccessibleText(words.say("window.header.home"));
        name.setTooltip(new Tooltip(words.say("window.header.home")));
        name.setOnAction(event -> home.run());
        name.setMinWidth(USE_PREF_SIZE);
        job.setId("header-job");
        job.setMinWidth(USE_PREF_SIZE);
        places.setId("header-places");
        places.getStyleClass().add("quiet");
        places.setTextOverrun(javafx.scene.control.OverrunStyle.CENTER_ELLIPSIS);
        Button look = Parts.iconButton("header-dark", Icon.DARK, words.say("window.header.dark"), () -> {
            appearance.dark().set(!appearance.dark().get());
        });
        Runnable named = () -> {
            boolean dark = appearance.dark().get();
            look.setGraphic((dark ? Icon.LIGHT : Icon.DARK).node());
            look.setAccessibleText(words.say(dark ? "window.header.light" : "window.header.dark"));
            look.setTooltip(new Tooltip(look.getAccessibleText()));
        };
        appearance.dark().addListener((at, was, is) -> named.run());
        named.run();
        getChildren().addAll(name, job, Parts.space(), places, size(words, appearance), look, Parts
                .iconButton("header-help", Icon.HELP, words.say("window.header.help"), help));
    }

    private static MenuButton size(Words words, Appearance appearance) {
        MenuButton menu = new MenuButton();
        menu.setId("header-text-size");
        menu.setGraphic(Icon.TEXT_SIZE.node());
        menu.getStyleClass().addAll("button-icon", "flat", "no-arrow");
        menu.setAccessibleText(words.say("window.header.text-size"));
        menu.setTooltip(new Tooltip(words.say("window.header.text-size")));
        ToggleGroup group = new ToggleGroup();
        for (int percent : Appearance.PERCENTS) {
            RadioMenuItem item = new RadioMenuItem(words.say("window.header.percent", percent));
            item.setToggleGroup(group);
            item.setSelected(appearance.percent().get() == percent);
            item.setOnAction(event -> appearance.percent().set(percent));
            appearance.percent().addListener((at, was, is) -> item.setSelected(is.intValue() == percent));
            menu.getItems().add(item);
        }
        return menu;
    }

    void show(String jobWords, String placesWords) {
        job.setText(jobWords);
        places.setText(placesWords);
        places.setTooltip(new Tooltip(placesWords));
    }
}
