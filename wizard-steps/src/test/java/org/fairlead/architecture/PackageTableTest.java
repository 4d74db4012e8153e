package org.fairlead.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Plants one class for every pair of packages, the allowed and the forbidden, and compiles them. */
class PackageTableTest {
    @TempDir
    private Path dir;

    static List<PackageTable> tables() {
        return List.of(PackageTable.ENGINE, PackageTable.DESKTOP);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void objectsToExactlyTheForbiddenPairs(PackageTable table) throws IOException {
        var rooms = table.names().stream().flatMap(PackageTableTest::rooms).toList();
        var sources = new ArrayList<Path>();
        for (var from : rooms) {
            sources.add(write(from, "Used", ""));
            for (var to : rooms) {
                sources.add(write(from, name(to), base(to) + ".Used used;"));
            }
        }

        var rule = table.rule("base");
        var classes = compile(sources);

        for (var from : rooms) {
            for (var to : rooms) {
                var user = classes.that(named(base(from) + "." + name(to)));
                assertThat(rule.evaluate(user).hasViolation()).as(from + " uses " + to)
                        .isEqualTo(!table.allows(from, to));
            }
        }
    }

    @Test
    void objectsToAPackageThatNobodyListed() throws IOException {
        var classes = compile(List.of(write("cupboard", "Planted", "")));

        assertThat(PackageTable.ENGINE.rule("base").evaluate(classes).hasViolation()).isTrue();
    }

    @Test
    void keepsAdaptersAndStepsApart() {
        assertThat(PackageTable.ENGINE.allows("site.postgres", "site.sqlite")).isFalse();
        assertThat(PackageTable.ENGINE.allows("step.transfer", "step.verify")).isFalse();
        assertThat(PackageTable.ENGINE.allows("step.transfer", "site.postgres")).isFalse();
        assertThat(PackageTable.ENGINE.allows("run", "site.postgres")).isTrue();
        assertThat(PackageTable.DESKTOP.allows("page.assess", "page.verify")).isFalse();
    }

    private static Stream<String> rooms(String line) {
        return line.endsWith(".*")
                ? Stream.of(line.replace("*", "one"), line.replace("*", "two"))
                : Stream.of(line);
    }

    private static String base(String room) {
        return room.equals("(top)") ? "base" : "base." + room;
    }

    private static String name(String room) {
        return "Uses_" + room.replaceAll("\\W", "_");
    }

    private Path write(String room, String name, String body) throws IOException {
        var file = Files.createDirectories(dir.resolve(base(room).replace('.', '/'))).resolve(name + ".java");
        return Files.writeString(file, "package %s; public class %s { %s }".formatted(base(room), name,
                body));
    }

    private JavaClasses compile(List<Path> sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var classes = Files.createDirectories(dir.resolve("classes"));
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of("-d", classes.toString());
            var task = compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(
                    sources));
            assertThat(task.call()).isTrue();
        }
        return new ClassFileImporter().importPath(classes);
    }

    private static DescribedPredicate<JavaClass> named(String name) {
        return DescribedPredicate.describe(name, item -> item.getName().equals(
                name));
    }
}
