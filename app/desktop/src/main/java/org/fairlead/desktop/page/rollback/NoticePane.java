package org.fairlead.desktop.page.rollback;

import java.util.Optional;

import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.CopyText;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.Words;
import org.fairlead.run.LayoutNotice;

/**
 * What there is to do besides, where old and new version differ, and the notice for those who use the site.
 */
final class NoticePane extends VBox {
    private final WhyModel model;
    private final Words words;

    NoticePane(WhyModel model) {
        super(Parts.NEAR);
        this.model = model;
        words = model.words();
        setId("rollback-notice");
        model.notice().addListener((at, was, is) -> show(is));
        show(model.notice().get());
    }

    private void show(Optional<LayoutNotice> notice) {
        getChildren().clear();
        notice.ifPresent(between -> getChildren().setAll(Parts.heading(words.say("notice.title", between
                .from(), between
                        .to())), Parts.bullets(between.steps(words.messages(), model.run())), new CopyText(
                                words, between.text(
                                        words.messages()))));
    }
}
