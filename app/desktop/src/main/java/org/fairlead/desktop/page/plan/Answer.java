package org.fairlead.desktop.page.plan;

import java.util.Optional;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.fairlead.plan.Plan;
import org.fairlead.plan.SecretRef;
import org.fairlead.playbook.Playbook.Choice;

/** The answer to one of the playbook's questions, as it is being entered. */
final class Answer {
    private final Choice choice;
    private final StringProperty value;
    private final boolean secretKnown;
    private final BooleanProperty arises = new SimpleBooleanProperty(true);

    Answer(Choice choice, Plan plan) {
        this.choice = choice;
        value = new SimpleStringProperty(isSecret() ? "" : plan.choices().getOrDefault(choice.id(), choice
                .byDefault()));
        secretKnown = isSecret() && !(plan.secrets().getOrDefault(choice.id(), SecretRef
                .none()) instanceof SecretRef.None);
    }

    /** Whether the question arises under the other answers. */
    BooleanProperty arises() {
        return arises;
    }

    Choice choice() {
        return choice;
    }

    StringProperty value() {
        return value;
    }

    boolean isSecret() {
        return choice.kind().equals("secret");
    }

    /** Key of what is wrong with the answer, empty when it will do. */
    Optional<String> wrong() {
        String entered = value.get().strip();
        if (entered.isEmpty()) {
            return choice.required() && !secretKnown ? Optional.of("window.plan.choice.missing") : Optional
                    .empty();
        }
        if (choice.refused().contains(entered)) {
            return Optional.of("window.plan.choice.refused");
        }
        if (choice.kind().equals("number") && !entered.matches("-?\\d{1,18}")) {
            return Optional.of("window.plan.choice.number");
        }
        return choice.pattern().isEmpty() || entered.matches(choice.pattern()) ? Optional.empty() : Optional
                .of("window.plan.choice.pattern");
    }
}
