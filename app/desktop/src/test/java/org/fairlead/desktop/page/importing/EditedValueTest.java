package org.fairlead.desktop.page.importing;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.fairlead.desktop.page.importing.EditedValue.Refused;
import org.fairlead.desktop.page.importing.EditedValue.Taken;
import org.fairlead.playbook.Configuration.Kind;
import org.fairlead.playbook.Configuration.Place;
import org.fairlead.playbook.Configuration.Setting;

import static org.assertj.core.api.Assertions.assertThat;

class EditedValueTest {
    private static Place place(List<String> allowed, String atLeast, String atMost) {
        return new Place("options", "x", "", null, allowed, List.of(), Map.of(), atLeast, atMost);
    }

    private static EditedValue read(Kind kind, Place place, String entered) {
        return EditedValue.read(new Setting("x", kind, false, false, Map.of(), Map.of("one", place)), place,
                entered);
    }

    private static String taken(EditedValue value) {
        assertThat(value).isInstanceOf(Taken.class);
        return ((Taken) value).value().toString();
    }

    private static String refused(EditedValue value) {
        assertThat(value).isInstanceOf(Refused.class);
        return ((Refused) value).key();
    }

    @Test
    void takesWhatThePlaceTakes() {
        assertThat(taken(read(Kind.INTEGER, place(List.of(), "1", "16000"), " 4096 "))).isEqualTo("4096");
        assertThat(taken(read(Kind.NUMBER, place(List.of(), "0", "2"), "1.40"))).isEqualTo("1.40");
        assertThat(taken(read(Kind.BOOLEAN, place(List.of(), "", ""), "true"))).isEqualTo("true");
        assertThat(taken(read(Kind.TEXTS, place(List.of(), "", ""), "one\n\ntwo\n"))).isEqualTo(
                "[\"one\",\"two\"]");
        assertThat(taken(read(Kind.TEXT, place(List.of("a", "b"), "", ""), "b"))).isEqualTo("\"b\"");
    }

    @Test
    void saysWhyItRefusesTheRest() {
        assertThat(refused(read(Kind.INTEGER, place(List.of(), "", ""), "4.5"))).isEqualTo(
                "window.import.edit.whole");
        assertThat(refused(read(Kind.INTEGER, place(List.of(), "1", "10"), "11"))).isEqualTo(
                "window.import.edit.between");
        assertThat(refused(read(Kind.INTEGER, place(List.of(), "1", ""), "0"))).isEqualTo(
                "window.import.edit.at-least");
        assertThat(refused(read(Kind.NUMBER, place(List.of(), "", "1"), "2"))).isEqualTo(
                "window.import.edit.at-most");
        assertThat(refused(read(Kind.NUMBER, place(List.of(), "", ""), "1e9999"))).isEqualTo(
                "window.import.edit.number");
        assertThat(refused(read(Kind.TEXTS, place(List.of("a"), "", ""), "a\nz"))).isEqualTo(
                "window.import.edit.allowed");
    }
}
