package org.fairlead.desktop.page.provider;

import java.util.Optional;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Disclosure;
import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.SecretField;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.Page;
import org.fairlead.desktop.page.PageFrame;
import org.fairlead.desktop.page.PageState;
import org.fairlead.desktop.page.PlaybookWords;
import org.fairlead.desktop.page.provider.ProviderPageModel.Cause;
import org.fairlead.desktop.page.provider.ProviderPageModel.Trial;
import org.fairlead.model.Problem;
import org.fairlead.playbook.Providers.Service;

/** From one service to the other: what is entered, what comes of it, and below the conversion. */
public final class ProviderPage implements Page {
    private static final double FORM = 400;

    private final ProviderPageModel model;
    private final Words words;
    private final PlaybookWords says;
    private final Node content;

    public ProviderPage(Desk desk) {
        model = new ProviderPageModel(desk);
        words = desk.words();
        says = new PlaybookWords(words);
        VBox form = Parts.column(Parts.APART, choice(), place(Cause.CHOICE), key(), place(Cause.KEY),
                advanced(),
                place(Cause.ADDRESS), tried());
        form.getStyleClass().add("card-box");
        form.setPrefWidth(FORM);
        form.setMinWidth(FORM);
        form.disableProperty().bind(desk.committed());
        OutcomePane outcome = new OutcomePane(model, words);
        var sides = Parts.row(Parts.SECTION, form, Parts.grow(outcome));
        sides.setAlignment(javafx.geometry.Pos.TOP_LEFT);
        content = Parts.scroll(new PageFrame(words.say("window.provider.title"), words.say(
                "window.provider.intro")).add(sides).add(outcome.chart()));
    }

    private Node choice() {
        Label from = Parts.text("", "strong");
        from.setId("provider-from");
        from.textProperty().bind(Bindings.createStringBinding(() -> model.inUse().get().map(id -> words.say(
                "window.provider.from", says.service(id))).orElse(words.say("window.provider.from.none")),
                model.inUse()));
        VBox part = Parts.column(Parts.NEAR, from, Parts.text(words.say("window.provider.to"),
                "field-label"));
        ToggleGroup group = new ToggleGroup();
        for (Service service : model.services()) {
            RadioButton radio = new RadioButton();
            radio.setId("provider-" + service.id());
            radio.setMnemonicParsing(false);
            radio.setToggleGroup(group);
            radio.textProperty().bind(Bindings.createStringBinding(() -> model.isInUse(service.id()) ? words
                    .say("window.provider.to.in-use", says.service(service.id())) : says.service(service
                            .id()),
                    model.inUse()));
            radio.disableProperty().bind(Bindings.createBooleanBinding(() -> model.isInUse(service.id()),
                    model
                            .inUse()));
            radio.setOnAction(event -> model.to().set(service.id()));
            model.to().addListener((at, was, is) -> radio.setSelected(is.equals(service.id())));
            radio.setSelected(model.to().get().equals(service.id()));
            part.getChildren().add(radio);
        }
        return part;
    }

    private Node key() {
        Field field = Field.secret(new SecretField(model.key(), words.say("window.connect.show-password")),
                "provider-key", words.say("window.provider.key", "")).below(Bindings.createStringBinding(
                        () -> model.key().get().isEmpty() ? words.say(model.keyFrom()) : "", model.key(),
                        model
                                .trial()));
        Label above = (Label) field.getChildren().getFirst();
        above.textProperty().bind(Bindings.createStringBinding(() -> words.say("window.provider.key", says
                .service(model.to().get())), model.to()));
        return Parts.shownWhen(field, model.to().isNotEmpty());
    }

    private Node advanced() {
        Field address = Field.text("provider-address", words.say("window.provider.address"), model.address())
                .below(Bindings.createStringBinding(() -> model.service().map(service -> words.say(
                        "window.provider.address.help", service.address())).orElse(""), model.to()));
        ((TextField) address.getChildren().get(1)).promptTextProperty().bind(Bindings.createStringBinding(
                () -> model.service().map(Service::address).orElse(""), model.to()));
        Disclosure advanced = new Disclosure(words.say("window.provider.advanced"), address);
        advanced.setId("provider-advanced");
        if (!model.address().get().isEmpty()) {
            advanced.open();
        }
        model.trial().addListener((at, was, is) -> model.problem(Cause.ADDRESS).ifPresent(problem -> advanced
                .open()));
        return Parts.shownWhen(advanced, model.to().isNotEmpty());
    }

    /** The problem below the field that it comes from. */
    private Node place(Cause cause) {
        ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(model.problem(cause));
        model.trial().addListener((at, was, is) -> problem.set(model.problem(cause)));
        VBox place = ProblemBox.place(words, problem);
        place.setId("provider-problem-" + cause.name().toLowerCase(java.util.Locale.ROOT));
        return place;
    }

    private Node tried() {
        Button button = Parts.button("provider-try", words.say("window.provider.try"), model::tryIt);
        button.disableProperty().bind(model.to().isEmpty().or(Bindings.createBooleanBinding(() -> model
                .trial()
                .get() instanceof Trial.Trying, model.trial())));
        return Parts.column(Parts.NEAR, Parts.row(Parts.NEAR, button), new AnswerLine(model, words));
    }

    @Override
    public void shown() {
        model.look();
    }

    @Override
    public void proceed(Runnable goOn) {
        model.proceed(goOn);
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public PageState state() {
        return model.state();
    }
}
