package org.fairlead.secret;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class IdentityFileTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T05:06:07.89Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void isReadByItsOwnerOnlyAndNeverWrittenOver() throws Exception {
        Path file = folder.resolve("key.txt");

        String recipient = IdentityFile.create(file, CLOCK);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(Files.readString(file)).startsWith("# created: 2026-03-04T05:06:07Z\n# public key: "
                + recipient
                + "\nAGE-SECRET-KEY-1");
        assertThat(IdentityFile.read(file)).hasSize(1);
        assertThat(catchThrowableOfType(SecretException.class, () -> IdentityFile.create(file, CLOCK))
                .problem().key())
                .isEqualTo("secret.problem.file-exists");
        assertThat(IdentityFile.read(file)).hasSize(1);
    }

    @Test
    void holdsSeveralWithCommentsBetween() throws Exception {
        Path file = folder.resolve("keys.txt");
        Files.writeString(file, "# mine\n\n" + TransientKey.create().identity().revealText()
                + "\r\n  # the other\n"
                + TransientKey.create().identity().revealText());

        assertThat(IdentityFile.read(file)).hasSize(2);
    }

    @Test
    void namesTheLineThatIsWrongAndNotWhatItSays() throws Exception {
        Path file = Files.writeString(folder.resolve("keys.txt"), "# x\nAGE-SECRET-KEY-1QQQ\n");

        var refused = catchThrowableOfType(SecretException.class, () -> IdentityFile.read(file));

        assertThat(refused.problem().key()).isEqualTo("secret.problem.identity-line");
        assertThat(refused.problem().args()).containsExactly(file.toString(), 2);
        assertThat(refused.getMessage()).doesNotContain("AGE-SECRET");
        Files.writeString(file, "# nothing\n");
        assertThat(catchThrowableOfType(SecretException.class, () -> IdentityFile.read(file)).problem().key())
                .isEqualTo("secret.problem.no-identities");
    }

    @Test
    void isReadByAndFromTheStockTool() throws Exception {
        StockTools.need("age", "age-keygen");
        String recipient = IdentityFile.create(folder.resolve("ours"), CLOCK);
        assertThat(StockTools.shell(folder, "age-keygen -y ours").out()).isEqualTo(recipient + "\n");
        assertThat(StockTools.shell(folder, "age-keygen -o theirs").code()).isZero();
        assertThat(IdentityFile.read(folder.resolve("theirs"))).hasSize(1);
    }
}
