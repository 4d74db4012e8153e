package org.fairlead.desktop.page.assess;

import java.util.List;
import java.util.Set;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.MisfitPlace;
import org.fairlead.model.Finding;
import org.fairlead.plan.MisfitRule;

/** The buttons that do what a finding asks for: choose a rule, or go where the cause was entered. */
final class Fixes {
    private static final Set<String> MISSING_PLACES = Set.of("environment", "files");
    private static final Set<String> ABOUT_SIDES = Set.of("assess.group.target", "assess.group.requirements");

    private final AssessPageModel model;
    private final Words words;

    Fixes(AssessPageModel model) {
        this.model = model;
        words = model.desk().words();
    }

    List<Node> of(Finding finding) {
        return MisfitPlace.of(finding).map(place -> List.<Node>of(rules(place))).or(() -> model.layouts(
                finding)
                .map(place -> List.<Node>of(layouts(finding, place)))).orElseGet(
                        () -> MISSING_PLACES.contains(finding.id()) || (finding.blocks() && ABOUT_SIDES
                                .contains(
                                        finding
                                                .group())) ? List.of(connections(finding)) : List.of());
    }

    private Node layouts(Finding finding, LayoutPlace place) {
        String now = place.chosen(model.desk().plan().get());
        MenuButton menu = new MenuButton(now.isEmpty() ? words.say("window.assess.choose-layout")
                : words.say("window.assess.layout.chosen", layout(now)));
        menu.setId("layout-" + finding.id().replace('/', '-'));
        menu.setAccessibleText(menu.getText());
        menu.disableProperty().bind(model.desk().committed().or(model.deciding()));
        ToggleGroup group = new ToggleGroup();
        if (!now.isEmpty()) {
            menu.getItems().add(item(group, words.say("window.assess.layout.recognise"), false, () -> model
                    .choose(place, "")));
        }
        place.layouts().forEach(id -> menu.getItems().add(item(group, layout(id), id.equals(now), () -> model
                .choose(place, id))));
        return menu;
    }

    private String layout(String id) {
        return words.sayOr("layout." + id, id);
    }

    private static RadioMenuItem item(ToggleGroup group, String words, boolean chosen, Runnable choose) {
        RadioMenuItem item = new RadioMenuItem(words);
        item.setToggleGroup(group);
        item.setSelected(chosen);
        item.setOnAction(event -> choose.run());
        return item;
    }

    private Node rules(MisfitPlace place) {
        MisfitRule now = model.rule(place);
        MenuButton menu = new MenuButton(now == MisfitRule.QUARANTINE ? words.say("window.assess.rule")
                : words.say("window.assess.rule.chosen", name(now)));
        menu.setId("rule-" + place.name().replace('.', '-') + "-" + place.kind().id());
        menu.setAccessibleText(words.say("window.plan.decide", place.name()) + ": " + name(now));
        menu.disableProperty().bind(model.desk().committed().or(model.deciding()));
        ToggleGroup group = new ToggleGroup();
        for (MisfitRule rule : place.kind().rules()) {
            menu.getItems().add(item(group, name(rule), rule == now, () -> model.choose(place, rule)));
        }
        return menu;
    }

    private String name(MisfitRule rule) {
        return words.sayOr("misfit.rule." + rule.id(), rule.id());
    }

    private Node connections(Finding finding) {
        Button change = Parts.button("fix-" + finding.id().replace('/', '-'), words.say(
                "window.assess.connect"),
                () -> model.desk().navigator().show("connect"));
        change.setMnemonicParsing(false);
        change.disableProperty().bind(model.desk().committed());
        return change;
    }
}
