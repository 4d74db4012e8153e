package org.fairlead.desktop.shell;

import java.nio.file.Path;
import java.util.List;

import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.desktop.fake.Harness;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** What does not work about the connections is found out and shown, thing by thing. */
@ExtendWith(ApplicationExtension.class)
class DiagnoseWalkTest {
    @TempDir
    private static Path folder;

    private final Harness harness = new Harness();
    private Walk walk;
    private Album album;

    @Start
    void open(Stage shown) {
        harness.open(shown, folder);
        walk = new Walk(shown);
        album = new Album(harness, shown, walk, Path.of("target", "pictures"));
    }

    private static Finding target(String id, Problem problem) {
        return new Finding("diagnose/target/" + id, "diagnose.group.target", problem);
    }

    @Test
    void showsEachAnswerInItsOrderAndWhatToDo() {
        harness.script.diagnosis = List.of(new Finding("diagnose/source/login", "diagnose.group.source",
                Problem
                        .passed("diagnose.passed.login", "/srv/app/db.sqlite3", "SQLite", "3.45")), target(
                                "name", Problem
                                        .passed("diagnose.passed.name", "db1.kestrel.example", "10.0.0.7")),
                target("port", Problem
                        .passed("diagnose.passed.port", "db1.kestrel.example", "5432", 12.4)), target(
                                "rights", Problem.blocker("diagnose.problem.rights",
                                        "aidesign@db1.kestrel.example", 1)).with(new Evidence(List.of(
                                                "evidence.table", "evidence.rights"), List.of(List.of(
                                                        "projects_project", "INSERT, UPDATE")), 1)),
                target("encoding", Problem.warning("diagnose.warning.encoding", "LATIN1")));
        walk.toConnect().press("diagnose").until("the result", () -> walk.text("diagnosis-result").contains(
                "does not work"));
        assertThat(walk.text("diagnosis-result")).isEqualTo("1 thing does not work, 1 deserves a look.");
        String said = String.join("\n", walk.words());
        assertThat(said.indexOf("Where the data comes from")).isBetween(0, said.indexOf(
                "db1.kestrel.example is known"));
        assertThat(said).contains("lacks rights on 1 table", "Grant the rights that are named",
                "INSERT, UPDATE", "Text is kept as LATIN1");
        if (System.getProperty("pictures") != null) {
            album.takeAll("73-diagnose");
        }
        harness.script.diagnosis = List.of();
        walk.press("diagnose").until("asked again", () -> walk.find("diagnosis-result") == null || walk.text(
                "diagnosis-result").contains("Everything"));
        assertThat(String.join("\n", walk.words())).as("old answers are gone").doesNotContain(
                "lacks rights on 1 table");
    }
}
