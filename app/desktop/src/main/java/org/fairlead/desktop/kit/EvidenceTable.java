package org.fairlead.desktop.kit;

import java.util.List;

import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

import org.fairlead.model.Evidence;

/** The samples of an evidence as a small grid; numbers to the right. */
public final class EvidenceTable extends GridPane {
    private static final int SHOWN = 10;

    public EvidenceTable(Words words, Evidence evidence) {
        getStyleClass().add("evidence");
        for (int column = 0; column < evidence.columns().size(); column++) {
            ColumnConstraints width = new ColumnConstraints();
            width.setHgrow(column == evidence.columns().size() - 1 ? Priority.ALWAYS : Priority.SOMETIMES);
            getColumnConstraints().add(width);
            String key = evidence.columns().get(column);
            add(cell(words.sayOr("column." + key, words.sayOr(key, key)), false, "evidence-head"), column, 0);
        }
        int line = 1;
        for (List<String> row : evidence.rows().subList(0, Math.min(SHOWN, evidence.rows().size()))) {
            for (int column = 0; column < row.size(); column++) {
                add(cell(row.get(column), isNumber(row.get(column)), "code"), column, line);
            }
            line++;
        }
    }

    private static Label cell(String text, boolean number, String style) {
        Label label = new Label(text);
        label.getStyleClass().addAll("evidence-cell", style);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setAlignment(number ? javafx.geometry.Pos.CENTER_RIGHT : javafx.geometry.Pos.CENTER_LEFT);
        return label;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> Character.isDigit(c) || c == ',' || c == '.'
                || c == '-');
    }
}
