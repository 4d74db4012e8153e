package org.fairlead.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.AgeSealer;
import org.fairlead.secret.TransientKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RowArchiveTest {
    @TempDir
    private Path folder;
    private Path file;
    private AgeSealer sealer;
    private AgeOpener opener;

    @BeforeEach
    void prepare() throws Exception {
        var key = TransientKey.create();
        sealer = AgeSealer.toKey(key.recipient());
        opener = AgeOpener.withIdentity(key.identity());
        file = folder.resolve("rows.age");
    }

    private void write(int rows) throws IOException {
        var random = new Random(7);
        try (var archive = new RowArchive.Writer(file, sealer, "Größe", List.of("id", "b"))) {
            for (int i = 0; i < rows; i++) {
                var noise = new byte[100];
                random.nextBytes(noise);
                archive.add(new Row(new Cell.Int(i), new Cell.Bytes(noise)));
            }
        }
    }

    private List<Row> read() throws Exception {
        var rows = new ArrayList<Row>();
        try (var archive = new RowArchive.Reader(file, opener)) {
            for (Row row = archive.next(); row != null; row = archive.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void givesBackTableColumnsAndRows() throws Exception {
        write(3);

        try (var archive = new RowArchive.Reader(file, opener)) {
            assertThat(archive.table()).isEqualTo("Größe");
            assertThat(archive.columns()).containsExactly("id", "b");
        }
        assertThat(read()).hasSize(3);
    }

    @Test
    void holdsATableWithoutRows() throws Exception {
        write(0);

        assertThat(read()).isEmpty();
    }

    @Test
    void saysOfACutArchiveThatItIsCut() throws Exception {
        write(3000);
        byte[] whole = Files.readAllBytes(file);
        for (int length : List.of(whole.length - 1, whole.length / 2, 250)) {
            Files.write(file, Arrays.copyOf(whole, length));

            var cut = catchThrowableOfType(RecordException.class, this::read);

            assertThat(cut.problem().key()).isEqualTo("record.problem.archive-cut");
        }
    }

    @Test
    void noticesAChangedByte() throws Exception {
        write(3000);
        byte[] whole = Files.readAllBytes(file);
        whole[whole.length / 2] ^= 1;
        Files.write(file, whole);

        var damaged = catchThrowableOfType(RecordException.class, this::read);

        assertThat(damaged.problem().key()).isEqualTo("record.problem.archive-cut");
    }

    @Test
    void doesNotOpenWithAnotherKey() throws Exception {
        write(1);
        AgeOpener other = AgeOpener.withIdentity(TransientKey.create().identity());

        var refused = catchThrowableOfType(RecordException.class, () -> new RowArchive.Reader(file, other));

        assertThat(refused.problem().key()).isEqualTo("secret.problem.wrong-key");
    }
}
