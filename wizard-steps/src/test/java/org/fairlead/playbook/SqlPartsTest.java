package org.fairlead.playbook;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import org.fairlead.model.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SqlPartsTest {
    private static YamlTree put(String yaml) throws InvalidFileException {
        return SqlParts.put(StrictYaml.read(yaml.getBytes(StandardCharsets.UTF_8), "playbook.yaml"));
    }

    @Test
    void putsPiecesInTheirPlaces() throws Exception {
        YamlTree tree = put("""
                sql-parts:
                  one: SELECT 1
                  two: ({{one}}) UNION ({{one}})
                checks:
                  - sql: |-
                      SELECT $1 \\ '{"a": {}}' FROM ({{two}}) x
                """);

        assertThat(tree.root().has("sql-parts")).isFalse();
        assertThat(tree.root().at("/checks/0/sql").asString()).isEqualTo(
                "SELECT $1 \\ '{\"a\": {}}' FROM ((SELECT 1) UNION (SELECT 1)) x");
    }

    @Test
    void saysWhichPieceIsNotThere() {
        assertThatThrownBy(() -> put(
                "sql-parts:\n  first: SELECT 1\n  second: '{{secnd}}'\nid: '{{frist}}'\n"))
                .isInstanceOfSatisfying(InvalidFileException.class, e -> assertThat(e.problems()).extracting(
                        Problem::key).containsExactly("file.problem.no-sql-part",
                                "file.problem.no-sql-part.near"));
    }

    @Test
    void stopsAtTextsThatGrowBeyondAllBounds() {
        var yaml = new StringBuilder("sql-parts:\n  p0: " + "x".repeat(1000) + "\n");
        for (int i = 1; i < 40; i++) {
            yaml.append("  p").append(i).append(": '").append("{{p" + (i - 1) + "}}".repeat(1)).append("{{p"
                    + (i
                            - 1) + "}}'\n");
        }
        assertThatThrownBy(() -> put(yaml.toString())).isInstanceOfSatisfying(InvalidFileException.class,
                e -> assertThat(e.problems()).extracting(Problem::key).contains("playbook.problem.too-long"));
    }
}
