package org.fairlead.desktop.kit;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.fairlead.desktop.kit.FindingLines.Line;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Severity;

import static org.assertj.core.api.Assertions.assertThat;

class FindingLinesTest {
    private static final Finding PASSED = new Finding("a", "target", Problem.passed("fine"));
    private static final Finding BLOCKER = new Finding("b", "target", Problem.blocker("broken"));
    private static final Finding OTHER = new Finding("c", "source", Problem.warning("odd"));

    private final FindingLines lines = new FindingLines(finding -> finding.problem().key());

    @Test
    void putsTheHeaviestFirstWithinItsGroup() {
        lines.show(List.of(PASSED, OTHER, BLOCKER));

        assertThat(lines.lines()).containsExactly(new Line.Heading("target", 2), new Line.Item(BLOCKER,
                false),
                new Line.Item(PASSED, false), new Line.Heading("source", 1), new Line.Item(OTHER, false));
    }

    @Test
    void keepsWhatIsUnfoldedWhenItLooksAgain() {
        lines.show(List.of(PASSED, BLOCKER));
        lines.toggle(1);
        lines.show(List.of(BLOCKER, OTHER));

        assertThat(lines.lines()).contains(new Line.Item(BLOCKER, true));
    }

    @Test
    void showsOnlyWhatIsAskedFor() {
        lines.show(List.of(PASSED, OTHER, BLOCKER));
        lines.show(Severity.PASSED, false);
        lines.search("o");

        assertThat(lines.lines()).containsExactly(new Line.Heading("target", 1), new Line.Item(BLOCKER,
                false),
                new Line.Heading("source", 1), new Line.Item(OTHER, false));
    }
}
