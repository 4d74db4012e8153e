package org.fairlead.desktop.page.backup;

import java.util.Map;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.fairlead.action.BackupSizes;
import org.fairlead.desktop.kit.DayField;
import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.Words;
import org.fairlead.plan.Plan;

/** The choices of a backup, each with how large it is. */
final class BackupChoicePane extends VBox {
    private static final double FIELD_WIDTH = 480;

    private final BackupChoiceModel model;
    private final Words words;

    BackupChoicePane(BackupChoiceModel model, Words words, Plan plan) {
        super(Parts.NEAR);
        this.model = model;
        this.words = words;
        getChildren().add(Parts.heading(words.say("window.backup.choose")));
        Label rows = Parts.text("");
        rows.setId("backup-rows");
        rows.textProperty().bind(Bindings.createStringBinding(() -> words.say("window.backup.rows", size(
                BackupSizes.ROWS)), model.sizes()));
        getChildren().add(rows);
        if (!plan.target().database().dialect().equals("sqlite")) {
            CheckBox whole = Field.yesNo("backup-whole", "", model.whole());
            whole.textProperty().bind(sized(words.say("window.backup.whole", plan.target().database()
                    .place()), BackupSizes.WHOLE));
            getChildren().add(Parts.column(Parts.TIGHT, whole, Parts.quiet(words.say(
                    "window.backup.whole.why"))));
        }
        model.paths().forEach((path, kept) -> {
            CheckBox box = Field.yesNo("backup-path-" + Parts.id(path), "", kept);
            box.setMnemonicParsing(false); // names may hold what marks a key
            box.textProperty().bind(Bindings.createStringBinding(() -> words.say("window.backup.keep-path",
                    path, size(path)), model.sizes()));
            getChildren().add(box);
        });
        Field second = Field.text("backup-second-place", words.say("window.backup.second-place"), model
                .secondPlace()).below(words.say("window.backup.second-place.why"));
        second.setMaxWidth(FIELD_WIDTH);
        Field until = Field.of("backup-keep-until", words.say("window.backup.keep-until"), DayField.of(model
                .keepUntil(), words.say("window.backup.keep-until"))).below(words.say(
                        "window.backup.keep-until.why"));
        until.setMaxWidth(FIELD_WIDTH);
        getChildren().addAll(second, until);
    }

    private StringBinding sized(String label, String id) {
        return Bindings.createStringBinding(() -> words.say("window.backup.choice.size", label, size(id)),
                model
                        .sizes());
    }

    private String size(String id) {
        Map<String, Long> sizes = model.sizes().get();
        Long bytes = sizes.get(id);
        return bytes == null ? words.say("window.backup.choice.size.unknown") : words.bytes(bytes);
    }
}
