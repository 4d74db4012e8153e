package org.fairlead.desktop.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.SecretField;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.CloserPane;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.HelpCardPane;
import org.fairlead.desktop.page.PlaybookWords;
import org.fairlead.model.Problem;
import org.fairlead.playbook.HelpCard;

/**
 * The cards that lie over a page: help, leaving while something runs, passwords of a run taken up again, a
 * bug.
 */
final class Sheets {
    private final Sheet sheet;
    private final Words words;

    Sheets(Sheet sheet, Words words) {
        this.sheet = sheet;
        this.words = words;
    }

    /**
     * Says what a page is for.
     *
     * @param cards
     * of the system, to be opened from here
     * @param says
     * knows their names
     */
    void help(String step, List<HelpCard> cards, Consumer<HelpCard> open, Words says) {
        FlowPane links = new FlowPane(Parts.NEAR, Parts.TIGHT);
        cards.forEach(card -> {
            Hyperlink link = new Hyperlink(says.say(card.key()));
            link.setId("help-card-" + card.id());
            link.setOnAction(event -> open.accept(card));
            links.getChildren().add(link);
        });
        VBox wrong = Parts.column(Parts.TIGHT, Parts.heading(words.say("window.help-card.all")), links);
        wrong.setVisible(!cards.isEmpty());
        wrong.setManaged(wrong.isVisible());
        sheet.show(words.say("window." + step + ".title"), Parts.text(words.say("window." + step + ".help")),
                Parts.heading(words.say("window.help.keys")), Parts.bullets(words.say("window.help.keys.list")
                        .lines().toList()), wrong, buttons(close("window.help.close", true)));
    }

    /** A card of help. */
    void card(Desk desk, HelpCard card) {
        ScrollPane scroll = Parts.scroll(new HelpCardPane(desk, card));
        scroll.setFocusTraversable(true);
        scroll.setAccessibleText(desk.words().say(card.key()));
        sheet.show(desk.words().say(card.key()), Parts.grow(scroll), buttons(close("window.help.close",
                true)));
    }

    /** Ways to look closer at a run that is in trouble. */
    void closer(Desk desk, CloserPane.Way way) {
        CloserPane pane = new CloserPane(desk);
        ScrollPane scroll = Parts.scroll(pane);
        sheet.show(words.say("window.closer.title"), Parts.grow(scroll), buttons(close("window.help.close",
                true)));
        pane.turnTo(way);
    }

    /** Asks nothing that loses data: to stop behind the next checkpoint, or to stay. */
    void leaving(Runnable stopAndLeave) {
        Button stop = Parts.button("leave-stop", words.say("window.leave.stop"), () -> {
            sheet.close();
            stopAndLeave.run();
        });
        sheet.show(words.say("window.leave.title"), Parts.text(words.say("window.leave.words")), buttons(stop,
                close("window.leave.stay", true)));
    }

    /** Says that it stops and waits. */
    void stopping() {
        sheet.show(words.say("window.leave.stopping"), Parts.text(words.say("window.leave.stopping.words")),
                buttons(close("window.leave.stay", false)));
    }

    /** Asks for what the plan needs and nobody has typed in this window yet. */
    void passwords(Desk desk, List<String> names, Runnable then, Runnable not) {
        Map<String, StringProperty> typed = new LinkedHashMap<>();
        List<Node> nodes = new ArrayList<>();
        nodes.add(Parts.text(words.say("window.passwords.words")));
        for (String name : names) {
            StringProperty value = new SimpleStringProperty("");
            typed.put(name, value);
            nodes.add(Field.secret(new SecretField(value, words.say("window.connect.show-password")),
                    "secret-" + name.replace('.', '-'), label(desk, name)));
        }
        Button enter = Parts.button("passwords-enter", words.say("window.passwords.enter"), () -> {
            typed.forEach((name, value) -> desk.secrets().enter(name, value.get()));
            sheet.close();
            then.run();
        });
        enter.getStyleClass().add("accent");
        enter.setDefaultButton(true);
        Button leave = Parts.button("passwords-leave", words.say("window.passwords.leave"), () -> {
            sheet.close();
            not.run();
        });
        nodes.add(buttons(enter, leave));
        sheet.show(words.say("window.passwords.title"), nodes.toArray(Node[]::new));
    }

    private String label(Desk desk, String name) {
        var plan = desk.plan().get();
        return switch (name) {
            case "source.password" -> words.say("window.passwords.of", plan.source().database().place());
            case "target.password" -> words.say("window.passwords.of", plan.target().database().place());
            case "source.ssh-password", "source.ssh-passphrase" -> words.say("window.passwords.ssh", plan
                    .source()
                    .ssh().place());
            case "target.ssh-password", "target.ssh-passphrase" -> words.say("window.passwords.ssh", plan
                    .target()
                    .ssh().place());
            case "provider.key" -> words.say("window.passwords.provider", new PlaybookWords(desk.words())
                    .service(
                            plan.provider().to()));
            default -> new PlaybookWords(desk.words()).choice(name.substring(name.indexOf('.') + 1));
        };
    }

    void bug(Throwable thrown) {
        sheet.show(words.say("window.bug.title"), Parts.text(words.say("window.bug.words")), Parts.text(String
                .valueOf(thrown), "code"), buttons(close("window.help.close", true)));
    }

    void problem(Problem problem) {
        sheet.show(words.say("window.problem.title"), new ProblemBox(words, problem), buttons(close(
                "window.help.close", true)));
    }

    private Button close(String key, boolean byDefault) {
        Button close = Parts.button("sheet-close", words.say(key), sheet::close);
        close.setDefaultButton(byDefault);
        close.setCancelButton(true);
        return close;
    }

    private static Node buttons(Button... buttons) {
        return Parts.row(Parts.NEAR, buttons);
    }
}
