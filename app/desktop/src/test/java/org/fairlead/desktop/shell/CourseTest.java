package org.fairlead.desktop.shell;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CourseTest {
    private final Course course = new Course();

    @Test
    void knowsWhatComesBeforeAndAfter() {
        course.lay(List.of("choose", "connect", "assess"));

        assertThat(course.after("choose")).contains("connect");
        assertThat(course.after("assess")).isEmpty();
        assertThat(course.before("connect")).contains("choose");
        assertThat(course.before("choose")).isEmpty();
        assertThat(course.before("rollback")).isEmpty();
    }

    @Test
    void forgetsWhatLiesBehindAStep() {
        course.lay(List.of("choose", "connect", "assess"));
        course.go("choose");
        course.go("connect");
        course.go("assess");
        course.forgetAfter("connect");

        assertThat(course.isVisited("connect")).isTrue();
        assertThat(course.isVisited("assess")).isFalse();
    }
}
