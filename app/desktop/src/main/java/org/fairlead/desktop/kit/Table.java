package org.fairlead.desktop.kit;

import java.util.function.Function;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.jspecify.annotations.Nullable;

/** A table made column by column; words stand left, numbers right. */
public final class Table<T> {
    private static final double HEAD = 44;
    private static final double ROW = 33;

    private final TableView<T> view = new TableView<>();
    private final Words words;

    /**
     * @param name
     * what the table holds, for those who hear it
     */
    public Table(String id, String name, Words words) {
        this.words = words;
        view.setId(id);
        view.setAccessibleText(name);
        view.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        view.getStyleClass().addAll("plain-table", "dense");
        view.setPlaceholder(Parts.quiet(words.say("window.table.empty")));
    }

    public Table<T> text(String heading, double width, Function<T, String> value) {
        return add(heading, width, "text-column", value);
    }

    public Table<T> number(String heading, double width, Function<T, Long> value) {
        return add(heading, width, "number-column", row -> value.apply(row) < 0 ? "–" : words.number(value
                .apply(row)));
    }

    private Table<T> add(String heading, double width, String style, Function<T, String> value) {
        TableColumn<T, String> column = column(heading, width);
        column.getStyleClass().add(style);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        view.getColumns().add(column);
        return this;
    }

    /** A column of nodes, such as a mark with its word or a box to choose from. */
    public Table<T> node(String heading, double width, Function<T, Node> value) {
        TableColumn<T, T> column = column(heading, width);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(col -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable T item, boolean empty) {
                super.updateItem(item, empty);
                setText(null);
                setGraphic(empty || item == null ? null : value.apply(item));
            }
        });
        view.getColumns().add(column);
        return this;
    }

    private static <T, V> TableColumn<T, V> column(String heading, double width) {
        TableColumn<T, V> column = new TableColumn<>();
        column.setText(heading);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 80));
        column.setReorderable(false);
        column.setSortable(false);
        return column;
    }

    /** As tall as its rows, but for a limit; beyond it scrolls. */
    public static <T> TableView<T> fitted(TableView<T> view, int most) {
        view.prefHeightProperty().bind(Bindings.createDoubleBinding(() -> HEAD + ROW * Math.clamp(view
                .getItems()
                .size(), 1, most), view.getItems()));
        view.setMinHeight(HEAD + ROW);
        return view;
    }

    public TableView<T> of(ObservableList<T> rows) {
        view.setItems(rows);
        return view;
    }
}
