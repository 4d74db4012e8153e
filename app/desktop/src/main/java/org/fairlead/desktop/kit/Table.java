package org.fairlead.desktop.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

/** A table made column by column; words stand left, numbers right. */
public final class Table<T> {
    private static final double HEAD_EM = 2.572;
    private static final double ROW_EM = 2.286;
    private static final double LEAST = 80;
    private static final double ROW = 32;

    private final TableView<T> view = new TableView<>();
    private final Words words;
    private final List<Sized> columns = new ArrayList<>();
    private boolean wraps;

    /** A column, and its width where the text has its normal size. */
    private record Sized(TableColumn<?, ?> column, double width, boolean rigid) {
        void fit(double factor) {
            column.setPrefWidth(width * factor);
            column.setMinWidth((rigid ? width : Math.min(width, LEAST)) * factor);
        }
    }

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
        TextScale.follow(view, this::scale);
    }

    /** Rows are equally tall unless words break in them; then a table of many rows is laid out at once. */
    private void scale(double factor) {
        columns.forEach(column -> column.fit(factor));
        view.setFixedCellSize(wraps ? Region.USE_COMPUTED_SIZE : ROW * factor);
    }

    public Table<T> text(String heading, double width, Function<T, String> value) {
        return add(column(heading, width, false), "text-column", value);
    }

    /** Words that stand right, such as sizes. */
    public Table<T> right(String heading, double width, Function<T, String> value) {
        return add(column(heading, width, true), "number-column", value);
    }

    public Table<T> number(String heading, double width, Function<T, Long> value) {
        return right(heading, width, row -> value.apply(row) < 0 ? "–" : words.number(value.apply(row)));
    }

    private Table<T> add(TableColumn<T, String> column, String style, Function<T, String> value) {
        column.getStyleClass().add(style);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        column.setCellFactory(col -> new PlainCell<>());
        view.getColumns().add(column);
        return this;
    }

    /** What does not fit is read in full by pointing at it. */
    private static final class PlainCell<T> extends TableCell<T, String> {
        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
            setTooltip(empty || item == null || item.isEmpty() ? null : new Tooltip(item));
        }
    }

    /** A column of words that break where they must; the row grows with them. */
    public Table<T> wrapped(String heading, double width, Function<T, String> value) {
        wraps = true;
        TableColumn<T, T> column = column(heading, width, false);
        column.getStyleClass().add("text-column");
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(col -> new WrappedCell<>(col, value));
        view.getColumns().add(column);
        return this;
    }

    /** A column of nodes, such as a mark with its word or a box to choose from. */
    public Table<T> node(String heading, double width, Function<T, @Nullable Node> value) {
        TableColumn<T, T> column = column(heading, width, true);
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

    private <V> TableColumn<T, V> column(String heading, double width, boolean rigid) {
        TableColumn<T, V> column = new TableColumn<>();
        column.setText(heading);
        column.setReorderable(false);
        column.setSortable(false);
        Sized sized = new Sized(column, width, rigid);
        sized.fit(1);
        columns.add(sized);
        return column;
    }

    /** As tall as its rows, but for a limit; beyond it scrolls. Counted in the size of its text. */
    public static <T> TableView<T> fitted(TableView<T> view, int most) {
        view.styleProperty().bind(Bindings.createStringBinding(() -> {
            double tall = HEAD_EM + ROW_EM * Math.clamp(view.getItems().size(), 1, most);
            return String.format(Locale.ROOT, "-fx-pref-height: %.3fem; -fx-min-height: %.3fem;", tall, tall);
        }, view.getItems()));
        return view;
    }

    public TableView<T> of(ObservableList<T> rows) {
        view.setItems(rows);
        return view;
    }
}
