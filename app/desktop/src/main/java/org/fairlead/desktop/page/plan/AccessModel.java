package org.fairlead.desktop.page.plan;

import java.util.List;
import java.util.Optional;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.fairlead.desktop.kit.EnteredSecrets;
import org.fairlead.plan.Login;
import org.fairlead.plan.Plan;
import org.fairlead.plan.Questions;
import org.fairlead.plan.Questions.Question;

/** As whom the site is tried, and what is asked of it at a cost, as it is being decided. */
final class AccessModel {
    private static final Question BLANK = new Question("", "", "");

    private final EnteredSecrets secrets;
    private final boolean former;
    private final ObservableList<LoginEntry> logins = FXCollections.observableArrayList();
    private final ObservableList<QuestionEntry> questions = FXCollections.observableArrayList();
    private final ObjectProperty<Integer> calls = new SimpleObjectProperty<>(0);
    private final ObjectProperty<Integer> rounds = new SimpleObjectProperty<>(0);
    private final ObjectProperty<Integer> fromHistory = new SimpleObjectProperty<>(0);
    private final ObjectProperty<Integer> watchMinutes = new SimpleObjectProperty<>(0);
    private final ObjectProperty<Optional<String>> wrong = new SimpleObjectProperty<>(Optional.empty());

    /**
     * @param former
     * whether only users of the old site are of use
     */
    AccessModel(Plan plan, EnteredSecrets secrets, boolean former) {
        this.secrets = secrets;
        this.former = former;
        plan.acceptance().logins().forEach(login -> hold(LoginEntry.of(login)));
        Questions asked = plan.acceptance().questions();
        calls.set(asked.calls());
        rounds.set(asked.rounds());
        fromHistory.set(asked.fromHistory());
        watchMinutes.set(asked.watchMinutes());
        asked.ask().forEach(question -> hold(QuestionEntry.of(question)));
        calls.addListener((at, was, is) -> judge());
        judge();
    }

    /** The plan with what is decided here; entries that are not finished yet stay out of it. */
    Plan into(Plan plan) {
        List<Login> people = logins.stream().filter(login -> login.wrong().isEmpty()).map(LoginEntry::login)
                .toList();
        List<Question> asked = questions.stream().map(QuestionEntry::question).filter(question -> !question
                .text().isEmpty()).toList();
        return plan.withAcceptance(plan.acceptance().withLogins(people).withQuestions(calls.get() == 0
                ? Questions.NONE
                : new Questions(calls.get(), asked, rounds.get(), fromHistory.get(), watchMinutes
                        .get())));
    }

    void add(String role) {
        hold(former ? LoginEntry.former("user") : LoginEntry.empty(role));
        judge();
    }

    /** Whether only users of the old site are of use. */
    boolean former() {
        return former;
    }

    void ask() {
        hold(QuestionEntry.of(BLANK));
    }

    private void hold(LoginEntry entry) {
        List.of(entry.role(), entry.user()).forEach(text -> text.addListener((at, was, is) -> judge()));
        entry.made().addListener((at, was, is) -> judge());
        entry.password().addListener((at, was, is) -> secrets.enter(entry.question(), is));
        logins.add(entry);
    }

    private void hold(QuestionEntry entry) {
        questions.add(entry);
    }

    void remove(LoginEntry entry) {
        logins.remove(entry);
        judge();
    }

    void remove(QuestionEntry entry) {
        questions.remove(entry);
    }

    private void judge() {
        wrong.set(logins.stream().flatMap(login -> login.wrong().stream()).findFirst());
    }

    ObservableList<LoginEntry> logins() {
        return logins;
    }

    ObservableList<QuestionEntry> questions() {
        return questions;
    }

    /** The most calls that may cost something; 0 for none. */
    ObjectProperty<Integer> calls() {
        return calls;
    }

    ObjectProperty<Integer> rounds() {
        return rounds;
    }

    /** From one question to the next while the site is watched; 0 for never. */
    ObjectProperty<Integer> watchMinutes() {
        return watchMinutes;
    }

    ObjectProperty<Integer> fromHistory() {
        return fromHistory;
    }

    /** Key of what is wrong, empty when all will do. */
    ReadOnlyObjectProperty<Optional<String>> wrong() {
        return wrong;
    }
}
