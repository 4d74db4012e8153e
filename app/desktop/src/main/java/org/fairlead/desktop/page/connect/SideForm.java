package org.fairlead.desktop.page.connect;

import java.util.ArrayList;
import java.util.List;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.fairlead.desktop.kit.DropZone;
import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.SecretField;
import org.fairlead.desktop.kit.Words;
import org.fairlead.plan.DatabaseAddress.Tls;
import org.fairlead.playbook.Playbook.Want;

/** One side's form. */
final class SideForm extends VBox {
    private final Words words;
    private final SidePageModel model;
    private final String id;
    private final BooleanBinding isFile;

    SideForm(Words words, SidePageModel model, String id) {
        super(Parts.APART);
        this.words = words;
        this.model = model;
        this.id = id;
        isFile = Bindings.createBooleanBinding(model::isFile, model.dialect());
        getStyleClass().add("card-box");
        Button choose = Parts.button(id + "-choose", Icon.FILE, words.say("window.connect.choose"),
                model::chooseFile);
        choose.setMnemonicParsing(false);
        getChildren().addAll(Parts.heading(words.say(model.isAlone() ? "window.connect.site"
                : "window.connect." + id)), new DropZone(id + "-drop",
                        words.say(model.isWordPress() ? "window.connect.drop.wordpress"
                                : "window.connect.drop."
                                        + id),
                        words.say(model.isWordPress() ? "window.connect.drop.wordpress.example"
                                : "window.connect.drop.example"), choose, model::fill));
        if (model.needs().dialects().size() > 1) {
            getChildren().add(dialects());
        }
        getChildren().addAll(Parts.shownWhen(Field.text(id + "-file", words.say("window.connect.file"), model
                .file()), isFile), Parts.shownWhen(server(), isFile.not()), trial(), new FoundNotes(words,
                        model
                                .notes(), id));
        getChildren().addAll(besides());
    }

    private Node dialects() {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(model.needs().dialects());
        box.setConverter(said(words, "window.dialect."));
        return Field.choice(id + "-dialect", words.say("window.connect.dialect"), box, model.dialect());
    }

    private Node server() {
        Field host = Field.text(id + "-host", words.say("window.connect.host"), model.host());
        Field port = Field.text(id + "-port", words.say("window.connect.port"), model.port());
        ((TextField) port.getChildren().get(1)).promptTextProperty().bind(Bindings.createStringBinding(
                model::usualPort, model.dialect()));
        port.setPrefWidth(96);
        port.setMinWidth(96);
        Field name = Field.text(id + "-name", words.say("window.connect.name"), model.name());
        Field schema = Field.text(id + "-schema", words.say("window.connect.schema"), model.schema());
        ((TextField) schema.getChildren().get(1)).setPromptText("public");
        Parts.shownWhen(schema, model.dialect().isEqualTo("postgresql"));
        Field user = Field.text(id + "-user", words.say("window.connect.user"), model.user());
        Field password = Field.secret(new SecretField(model.password(), words.say(
                "window.connect.show-password")), id + "-password", words.say("window.connect.password"))
                .below(Bindings.createStringBinding(() -> model.password().get().isEmpty() ? model
                        .passwordFrom() : "", model.password(), model.trial()));
        ComboBox<Tls> tls = new ComboBox<>();
        tls.getItems().setAll(Tls.values());
        tls.setConverter(said(words, "window.tls."));
        Field certificate = Field.text(id + "-certificate", words.say("window.connect.certificate"), model
                .certificate());
        Parts.shownWhen(certificate, Bindings.createBooleanBinding(() -> model.tls().get() == Tls.VERIFY_CA
                || model.tls().get() == Tls.VERIFY_FULL, model.tls()));
        Field prefix = Field.text(id + "-prefix", words.say("window.connect.prefix"), model.prefix()).below(
                words
                        .say("window.connect.prefix.help"));
        VBox server = Parts.column(Parts.APART, pair(host, port), pair(name, schema), pair(user, password));
        if (model.hasPrefix()) {
            server.getChildren().add(prefix);
        }
        server.getChildren().addAll(Field.choice(id + "-tls", words.say("window.connect.tls"), tls, model
                .tls()),
                certificate, new SshForm(words, model.ssh(), id, model::chooseKey));
        return server;
    }

    static HBox pair(Field wide, Field narrow) {
        HBox pair = new HBox(Parts.APART, Parts.grow(wide), narrow);
        if (narrow.getMinWidth() < 0) {
            Parts.grow(narrow);
            wide.setPrefWidth(1);
            narrow.setPrefWidth(1);
        }
        return pair;
    }

    private Node trial() {
        Button test = Parts.button(id + "-test", words.say("window.connect.test"), model::test);
        test.setMnemonicParsing(false);
        test.setAccessibleText(words.say("window.connect.test." + id));
        List<javafx.beans.Observable> depends = new ArrayList<>(List.of(model.trial(), model.file(), model
                .host(),
                model.name(), model.user(), model.port(), model.dialect()));
        depends.addAll(model.ssh().fields());
        test.disableProperty().bind(Bindings.createBooleanBinding(() -> !model.isComplete() || model.trial()
                .get() instanceof SidePageModel.Trial.Trying, depends.toArray(
                        javafx.beans.Observable[]::new)));
        return Parts.column(Parts.NEAR, Parts.row(Parts.NEAR, test), new TrialLine(words, model, id));
    }

    private List<Node> besides() {
        List<Node> fields = new ArrayList<>();
        var needs = model.needs();
        if (needs.settings() != Want.NONE) {
            fields.add(withButton(Field.text(id + "-settings", label("settings", needs.settings()), model
                    .settings()), "settings-choose", "window.connect.choose-settings",
                    model::chooseSettings));
        }
        if (needs.files() != Want.NONE) {
            fields.add(withButton(Field.text(id + "-files", label("files", needs.files()), model.files()),
                    "files-choose", "window.connect.choose-folder", model::chooseFolder));
        }
        if (needs.web() != Want.NONE) {
            Field web = Field.text(id + "-web", label("web", needs.web()), model.web());
            ((TextField) web.getChildren().get(1)).setPromptText("https://design.example");
            fields.add(web);
        }
        if (needs.app() != Want.NONE) {
            fields.add(Field.text(id + "-app", label("app", needs.app()), model.app()).below(words.say(
                    "window.connect.app.help")));
        }
        if (needs.keyValues() != Want.NONE) {
            fields.add(new StoreForm(words, model, id));
        }
        return fields;
    }

    private String label(String field, Want want) {
        String label = words.say("window.connect." + field);
        return want == Want.REQUIRED ? label : words.say("window.optional", label);
    }

    private Node withButton(Field field, String button, String key, Runnable action) {
        HBox row = new HBox(Parts.NEAR, Parts.grow(field), Parts.iconButton(id + "-" + button, Icon.FOLDER,
                words.say(key), action));
        row.setAlignment(javafx.geometry.Pos.BOTTOM_LEFT);
        return row;
    }

    static <T> StringConverter<T> said(Words words, String prefix) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                String id = String.valueOf(value).toLowerCase(java.util.Locale.ROOT).replace('_', '-');
                return value == null ? "" : words.sayOr(prefix + id, id);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("chosen, never typed");
            }
        };
    }
}
