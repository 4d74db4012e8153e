package org.fairlead.site.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.model.Problem;
import org.fairlead.secret.Secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LocalSecretsTest {
    private final List<Problem> warnings = new ArrayList<>();
    private final LocalSecrets secrets = new LocalSecrets(Map.of("PW", "from env", "EMPTY", ""),
            question -> question.equals("target.password") ? Optional.of(Secret.of("typed")) : Optional
                    .empty(),
            warnings::add);

    @Test
    void comesFromTheEnvironmentAFileOrAPerson(@TempDir Path dir) throws Exception {
        Path file = Files.writeString(dir.resolve("pw"), "sécret \r\nmore");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThat(secrets.get("env", "PW").revealText()).isEqualTo("from env");
        assertThat(secrets.get("file", file.toString()).revealText()).isEqualTo("sécret ");
        assertThat(secrets.get("ask", "target.password").revealText()).isEqualTo("typed");
        assertThat(warnings).isEmpty();
    }

    @Test
    void warnsOfAFileThatOthersMayRead(@TempDir Path dir) throws Exception {
        Path file = Files.writeString(dir.resolve("pw"), "x");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        secrets.get("file", file.toString()).close();

        assertThat(warnings).extracting(Problem::key).containsExactly("secrets.problem.readable");
    }

    @Test
    void saysWhatIsMissing(@TempDir Path dir) throws Exception {
        Path empty = Files.writeString(dir.resolve("pw"), "\nx");

        assertThatThrownBy(() -> secrets.get("env", "EMPTY")).hasMessageContaining(
                "secrets.problem.no-variable");
        assertThatThrownBy(() -> secrets.get("env", "NONE")).hasMessageContaining(
                "secrets.problem.no-variable");
        assertThatThrownBy(() -> secrets.get("ask", "x")).hasMessageContaining("secrets.problem.no-answer");
        assertThatThrownBy(() -> secrets.get("file", empty.toString()))
                .hasMessageContaining("secrets.problem.empty-file");
        assertThatThrownBy(() -> secrets.get("file", dir.resolve("none").toString()))
                .hasMessageContaining("secrets.problem.no-file");
    }
}
