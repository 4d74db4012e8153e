package org.fairlead.desktop.page.plan;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.fairlead.plan.Questions.Question;

/** A question to the chat, as it is being entered. */
record QuestionEntry(StringProperty text, StringProperty topic, StringProperty expect) {

    static QuestionEntry of(Question question) {
        return new QuestionEntry(new SimpleStringProperty(question.text()), new SimpleStringProperty(question
                .topic()), new SimpleStringProperty(question.expect()));
    }

    Question question() {
        return new Question(topic.get().strip(), text.get().strip(), expect.get().strip());
    }
}
