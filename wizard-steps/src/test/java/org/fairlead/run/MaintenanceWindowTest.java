package org.fairlead.run;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;

import static org.assertj.core.api.Assertions.assertThat;

class MaintenanceWindowTest {
    private static List<Finding> busy(List<List<String>> hours) {
        return List.of(new Finding(MaintenanceWindow.PROBE, "g", Problem.info("x")).with(new Evidence(List.of(
                "hour",
                "messages"), hours, hours.size())));
    }

    private static List<List<String>> allBut(int... calm) {
        var hours = new ArrayList<List<String>>();
        for (int hour = 0; hour < 24; hour++) {
            int at = hour;
            if (Arrays.stream(calm).noneMatch(c -> c == at)) {
                hours.add(List.of(Integer.toString(hour), "50"));
            }
        }
        return hours;
    }

    @Test
    void countsTestingAndTheWayBackAndRoundsUp() {
        MaintenanceWindow small = MaintenanceWindow.of(1, List.of());
        assertThat(small.total()).isEqualTo(900);
        assertThat(small.calmHour()).isEmpty();
        assertThat(small.next(LocalDateTime.of(2026, 1, 1, 5, 0))).isEmpty();
        MaintenanceWindow large = MaintenanceWindow.of(3600, List.of());
        assertThat(large.testing()).isEqualTo(1800);
        assertThat(large.total()).isEqualTo(3600 * 3 + 1800);
    }

    @Test
    void takesTheHourThatNobodyWritesInBeforeOneThatSomebodyDoes() {
        assertThat(MaintenanceWindow.of(1, busy(allBut(4))).calmHour()).hasValue(4);
        assertThat(MaintenanceWindow.of(1, busy(allBut(2, 3, 4))).calmHour()).as("the middle of the calm")
                .hasValue(3);
        assertThat(MaintenanceWindow.of(7200, busy(allBut(1, 21, 22, 23, 0, 5, 6, 7, 8, 9, 10, 11, 12)))
                .calmHour()
                .getAsInt()).as("room for seven hours").isBetween(5, 6);
    }

    @Test
    void beginsWithTheNextSuchHour() {
        MaintenanceWindow window = MaintenanceWindow.of(1, busy(allBut(4)));
        assertThat(window.next(LocalDateTime.of(2026, 1, 1, 3, 59))).contains(LocalDateTime.of(2026, 1, 1, 4,
                0));
        assertThat(window.next(LocalDateTime.of(2026, 1, 1, 4, 1))).contains(LocalDateTime.of(2026, 1, 2, 4,
                0));
    }

    @Test
    void passesOverWhatIsNoHour() {
        assertThat(MaintenanceWindow.of(1, busy(List.of(List.of("noon", "3"), List.of("99", "1"), List.of("0",
                "9"))))
                .calmHour().getAsInt()).isNotZero();
        assertThat(MaintenanceWindow.of(1, busy(List.of())).calmHour()).isEmpty();
    }
}
