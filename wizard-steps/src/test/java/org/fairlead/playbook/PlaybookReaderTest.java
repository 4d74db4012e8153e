package org.fairlead.playbook;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.model.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PlaybookReaderTest {
    private static final String HEAD = """
            fairlead-playbook: 1
            id: shop
            system: {kind: shop, layouts: [{id: old, dialects: [sqlite], present: [a]}]}
            jobs: [{id: up, from: [old], to: old, steps: [assess]}]
            connections: {source: {dialects: [sqlite]}, target: {dialects: [postgresql], web: optional}}
            """;

    private static List<String> problems(String yaml) {
        var e = catchThrowableOfType(InvalidFileException.class, () -> new PlaybookReader()
                .read(yaml.getBytes(StandardCharsets.UTF_8), "shop/playbook.yaml", "shop"));
        return e == null ? List.of() : e.problems().stream().map(PlaybookReaderTest::readable).toList();
    }

    private static String readable(Problem problem) {
        return problem.key() + " " + problem.args();
    }

    @Test
    void fillsInWhatIsNotThere() throws Exception {
        Playbook playbook = new PlaybookReader().read(HEAD.getBytes(StandardCharsets.UTF_8), "x", "shop");

        assertThat(playbook.actions()).isEmpty();
        assertThat(playbook.environment()).isEqualTo(Environment.NONE);
        assertThat(playbook.connections().target().web()).isEqualTo(Playbook.Want.OPTIONAL);
        assertThat(playbook.connections().target().files()).isEqualTo(Playbook.Want.NONE);
        assertThat(playbook.jobs().getFirst().guide()).isEmpty();
    }

    @Test
    void tellsEveryNameThatIsNotThere() {
        assertThat(problems(HEAD.replace("id: shop", "id: shap").replace("from: [old]", "from: [odl]") + """
                choices:
                  - {id: tiers, kind: one-of, options: [guide, code], default: gide}
                  - {id: tiers, kind: yes-no, default: maybe, when: tires=code}
                  - {id: code, kind: text, pattern: "("}
                datasets:
                  - {table: users, references: {perm: permision}, naive-zone: Europe/Berln}
                natural-keys: {permission: {source: "SELECT :nwo", target: "SELECT '12:now', a::text -- :x"}}
                skip: [{table: users, reason: old}]
                file-references: [{table: user, column: picture}]
                actions:
                  - {kind: write-rows, id: a, touches: {table: t, key: [slug]}, choice: tiers, sets: {cod: [{x: 1}]}}
                  - {kind: env-lines, id: b, set: {A: "${target.hots}", B: "${choice.code}"}}
                  - {kind: sql, id: c, touches: {table: t, key: [id]}, done-when: x, run: ":choice_tier", when: tiers=x}
                """)).containsExactly(
                "playbook.problem.folder [id, shop/playbook.yaml:2, shap, shop]",
                "file.problem.no-layout.near [jobs[0].from[0], shop/playbook.yaml:4, odl, old]",
                "file.problem.no-answer.near [choices[0].default, shop/playbook.yaml:7, gide, guide]",
                "file.problem.twice [choices[1].id, shop/playbook.yaml:8, tiers]",
                "plan.problem.yes-no [choices[1].default, shop/playbook.yaml:8, maybe]",
                "file.problem.no-choice.near [choices[1].when, shop/playbook.yaml:8, tires, tiers]",
                "playbook.problem.pattern [choices[2].pattern, shop/playbook.yaml:9, (]",
                "file.problem.no-natural-key.near [datasets[0].references.perm, shop/playbook.yaml:11, permision,"
                        + " permission]",
                "playbook.problem.zone [datasets[0].naive-zone, shop/playbook.yaml:11, Europe/Berln]",
                "file.problem.no-parameter.near [natural-keys.permission.source, shop/playbook.yaml:12, nwo, now]",
                "file.problem.twice [skip[0].table, shop/playbook.yaml:13, users]",
                "file.problem.no-dataset.near [file-references[0].table, shop/playbook.yaml:14, user, users]",
                "file.problem.no-answer.near [actions[0].sets.cod, shop/playbook.yaml:16, cod, code]",
                "yaml.problem.missing [actions[0].sets.cod[0], shop/playbook.yaml:16, slug]",
                "file.problem.no-variable.near [actions[1].set.A, shop/playbook.yaml:17, target.hots, target.host]",
                "file.problem.no-answer [actions[2].when, shop/playbook.yaml:18, x, guide, code]",
                "file.problem.no-parameter.near [actions[2].run, shop/playbook.yaml:18, choice_tier, choice_tiers]");
    }

    @Test
    void addsTheUsersPlaybooksAndSaysWhichAreBroken(@TempDir Path dir) throws Exception {
        write(dir.resolve("shop"), HEAD);
        write(dir.resolve("broken"), "a: [");
        write(dir.resolve("ai-design-tool"), HEAD.replace("id: shop", "id: ai-design-tool"));
        Files.createDirectories(dir.resolve("no-playbook"));

        PlaybookCatalog catalog = PlaybookCatalog.builtIn().with(dir);

        assertThat(catalog.ids()).contains("ai-design-tool", "shop").doesNotContain("broken");
        assertThat(catalog.find("ai-design-tool").orElseThrow().builtIn()).isTrue();
        assertThat(catalog.broken()).extracting(Problem::key).containsExactly("playbook.problem.name-taken",
                "yaml.problem.syntax");
        assertThat(PlaybookCatalog.builtIn().with(dir.resolve("none")).broken()).isEmpty();
    }

    @Test
    void asksForTrustOnlyWhereSomethingRuns(@TempDir Path dir) throws Exception {
        KnownPlaybook harmless = write(dir.resolve("shop"), HEAD);
        KnownPlaybook running = write(dir.resolve("shop"), HEAD
                + "timings: [{id: a, sql: SELECT 1}]\n");

        assertThat(harmless.needsTrust()).isFalse();
        assertThat(running.needsTrust()).isTrue();
        assertThat(running.hash()).isNotEqualTo(harmless.hash()).hasSize(64);
        assertThat(PlaybookCatalog.builtIn().playbooks()).noneMatch(KnownPlaybook::needsTrust);
    }

    @Test
    void hashesNamesAsWellAsContents(@TempDir Path dir) throws Exception {
        Path folder = dir.resolve("shop");
        KnownPlaybook known = write(folder, HEAD);
        Files.writeString(Files.createDirectories(folder.resolve("fixture")).resolve("a"), "x");
        String one = PlaybookFolder.read(folder).hash();
        Files.move(folder.resolve("fixture/a"), folder.resolve("fixture/b"));
        String other = PlaybookFolder.read(folder).hash();

        assertThat(List.of(known.hash(), one, other)).doesNotHaveDuplicates();
        Files.delete(folder.resolve("fixture/b"));
        assertThat(PlaybookFolder.read(folder).hash()).isEqualTo(known.hash());
    }

    private static KnownPlaybook write(Path folder, String yaml) throws Exception {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("playbook.yaml"), yaml);
        return yaml.startsWith("fairlead")
                ? PlaybookCatalog.load(PlaybookFolder.read(folder), false)
                : PlaybookCatalog.builtIn().playbooks().getFirst();
    }
}
