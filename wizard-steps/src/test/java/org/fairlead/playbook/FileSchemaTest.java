package org.fairlead.playbook;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class FileSchemaTest {
    private static List<String> problems(String schema, String yaml) throws Exception {
        YamlTree tree = StrictYaml.read(yaml.getBytes(StandardCharsets.UTF_8), "plan.yaml");
        var e = catchThrowableOfType(InvalidFileException.class, () -> FileSchema.named(schema).check(tree));
        return e == null ? List.of() : e.problems().stream().map(p -> p.key() + " " + p.args()).toList();
    }

    @Test
    void tellsEverythingAtOnceByLine() throws Exception {
        assertThat(problems("plan", """
                fairlead-plan: 1
                playbok: x
                job: [a]
                source:
                  database:
                    dialect: postgres
                    port: many
                    password: hunter2
                misfits:
                  - rule: truncat
                    misfit: 5
                """)).containsExactly(
                "yaml.problem.missing [plan.yaml, plan.yaml:1, playbook]",
                "yaml.problem.unknown.near [playbok, plan.yaml:2, playbok, playbook]",
                "yaml.problem.type [job, plan.yaml:3, string, array]",
                "yaml.problem.word.near [source.database.dialect, plan.yaml:6, postgres, postgresql]",
                "yaml.problem.type [source.database.port, plan.yaml:7, integer, string]",
                "yaml.problem.type [source.database.password, plan.yaml:8, object, string]",
                "yaml.problem.word.near [misfits[0].rule, plan.yaml:10, truncat, truncate]",
                "yaml.problem.word [misfits[0].misfit, plan.yaml:11, 5, too-long, nul-character, json-nul,"
                        + " json-invalid, not-boolean, out-of-range, decimal-digits, not-a-number, bad-date, bad-text,"
                        + " wrong-kind, null-not-allowed, unmapped-reference, missing-parent, parent-quarantined,"
                        + " refused]");
    }

    @Test
    void looksIntoTheActionOfEachKind() throws Exception {
        assertThat(problems("playbook", """
                fairlead-playbook: 1
                id: x
                system: {kind: django, layouts: [{id: v1, dialects: [sqlite], present: [a]}]}
                jobs: [{id: up, from: [v1], to: v1, steps: [asses]}]
                connections: {source: {dialects: [sqlite]}, target: {dialects: [sqlite]}}
                actions:
                  - {kind: sql, id: a, touches: {table: t, key: [id]}, run: x, donewhen: x}
                  - {kind: jump, id: b}
                  - {kind: copy-files, id: Bad Id}
                """)).containsExactly(
                "yaml.problem.word.near [jobs[0].steps[0], plan.yaml:4, asses, assess]",
                "yaml.problem.unknown.near [actions[0].donewhen, plan.yaml:7, donewhen, done-when]",
                "yaml.problem.missing [actions[0], plan.yaml:7, done-when]",
                "yaml.problem.word [actions[1].kind, plan.yaml:8, jump, sql, schema, write-rows, json-member,"
                        + " env-lines, copy-files, flush-keys, command, ask]",
                "yaml.problem.form [actions[2].id, plan.yaml:9, ^[a-z][a-z0-9]*(-[a-z0-9]+)*$]");
    }

    @Test
    void guessesNamesAsAPersonWould() {
        assertThat(NearMiss.of("uid", List.of("id", "uuid", "name"))).contains("id");
        assertThat(NearMiss.of("dataest", List.of("dataset", "datum"))).contains("dataset");
        assertThat(NearMiss.of("Emial", List.of("email"))).contains("email");
        assertThat(NearMiss.of("colour", List.of("size", "shape"))).isEmpty();
        assertThat(NearMiss.of("x".repeat(10_000), List.of("x"))).isEmpty();
    }
}
