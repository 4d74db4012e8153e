package org.fairlead.desktop.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import javafx.beans.property.Property;
import javafx.scene.control.ComboBox;

import org.fairlead.desktop.kit.Choices;
import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Words;

/** Times to choose from: how often a site is looked at, and for how long. */
public final class Spans {
    private static final List<Duration> EVERY = List.of(Duration.ofSeconds(10), Duration.ofSeconds(30),
            Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15));
    private static final List<Duration> FOR = List.of(Duration.ofMinutes(10), Duration.ofMinutes(30), Duration
            .ofHours(2), Duration.ofHours(8), Duration.ofDays(1), Duration.ofDays(7));

    private final Words words;

    public Spans(Words words) {
        this.words = words;
    }

    /** From one look to the next. */
    public Field every(String id, Property<Duration> value) {
        return choice(id, "window.watch.every", EVERY, value);
    }

    /** How long somebody looks. */
    public Field howLong(String id, Property<Duration> value) {
        return choice(id, "window.watch.for", FOR, value);
    }

    private Field choice(String id, String label, List<Duration> offered, Property<Duration> value) {
        List<Duration> options = new ArrayList<>(offered);
        if (!options.contains(value.getValue())) {
            options.add(value.getValue());
            options.sort(Comparator.naturalOrder());
        }
        ComboBox<Duration> box = new ComboBox<>();
        box.getItems().setAll(options);
        box.setConverter(Choices.said(this::said));
        Field field = Field.choice(id, words.say(label), box, value);
        field.setMaxWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        return field;
    }

    private String said(Duration span) {
        if (span.toDays() > 0 && span.toHoursPart() == 0) {
            return words.say("window.watch.days", span.toDays());
        }
        if (span.toHours() > 0 && span.toMinutesPart() == 0) {
            return words.say("window.watch.hours", span.toHours());
        }
        return span.toMinutes() > 0 && span.toSecondsPart() == 0 ? words.say("window.watch.minutes", span
                .toMinutes()) : words.say("window.watch.seconds", span.toSeconds());
    }
}
