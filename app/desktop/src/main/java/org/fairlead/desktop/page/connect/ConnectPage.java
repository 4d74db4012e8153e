package org.fairlead.desktop.page.connect;

import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.Diagnosing;
import org.fairlead.desktop.page.Page;
import org.fairlead.desktop.page.PageFrame;
import org.fairlead.desktop.page.PageState;
import org.fairlead.site.Site.Side;

/** Two columns alike: where it comes from, where it goes. */
public final class ConnectPage implements Page {
    private final ConnectPageModel model;
    private final GridPane sides = new GridPane(Parts.SECTION, Parts.SECTION);
    private final Node content;

    public ConnectPage(Desk desk) {
        model = new ConnectPageModel(desk);
        Words words = desk.words();
        for (int i = 0; i < 2; i++) {
            ColumnConstraints half = new ColumnConstraints();
            half.setPercentWidth(50);
            sides.getColumnConstraints().add(half);
        }
        sides.disableProperty().bind(desk.committed());
        var diagnosing = new Diagnosing(desk, model::entered);
        content = Parts.scroll(new PageFrame(words.say("window.connect.title"), words.say(
                "window.connect.intro")).actions(diagnosing.button()).add(ProblemBox.place(words, model
                        .problem()))
                .add(sides).add(diagnosing));
    }

    @Override
    public void shown() {
        if (model.begin()) {
            sides.getChildren().clear();
            Words words = model.desk().words();
            int column = 0;
            for (SidePageModel side : model.sides()) {
                sides.add(new SideForm(words, side, side.side() == Side.SOURCE ? "source" : "target"),
                        column++, 0);
            }
        }
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
