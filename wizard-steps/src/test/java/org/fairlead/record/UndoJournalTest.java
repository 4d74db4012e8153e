package org.fairlead.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.model.Cell;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Row;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.AgeSealer;
import org.fairlead.secret.TransientKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class UndoJournalTest {
    private static final List<String> KEY = List.of("id");
    private static final List<String> COLUMNS = List.of("id", "name");
    private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;
    private AgeSealer sealer;
    private AgeOpener opener;
    private UndoJournal journal;

    @BeforeEach
    void prepare() throws Exception {
        var key = TransientKey.create();
        sealer = AgeSealer.toKey(key.recipient());
        opener = AgeOpener.withIdentity(key.identity());
        journal = new UndoJournal(folder, new SecureRandom());
    }

    private void inserted(String scope, long number, long... keys) throws RecordException {
        try (var chunk = journal.begin(sealer, scope, number, "table", KEY, COLUMNS)) {
            for (long key : keys) {
                chunk.inserted(new Row(new Cell.Int(key)), CONTENT, CONTENT.length);
            }
            chunk.seal();
        }
    }

    private List<Long> keys(JournalChunk chunk) throws Exception {
        var keys = new ArrayList<Long>();
        journal.read(chunk, opener, (entry, hash) -> keys.add(((Cell.Int) entry.key().get(0)).value()));
        return keys;
    }

    private List<Path> files() {
        try (Stream<Path> list = Files.list(folder)) {
            return list.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Provide
    net.jqwik.api.Arbitrary<Row> rows() {
        return Cells.rows();
    }

    @Property(tries = 300)
    void givesBackRowsOfEveryKind(@ForAll("rows") Row key, @ForAll("rows") Row before) throws Exception {
        Path own = Files.createTempDirectory("journal");
        try {
            prepare();
            journal = new UndoJournal(own, new SecureRandom());
            try (var chunk = journal.begin(sealer, "scope", 1, "table", KEY, COLUMNS)) {
                chunk.deleted(key, before);
                chunk.changed(before, key, CONTENT, CONTENT.length);
                chunk.seal();
            }
            var entries = new ArrayList<JournalEntry>();
            journal.read(journal.chunks(opener).getFirst(), opener, (entry, hash) -> entries.add(entry));

            assertThat(entries.getFirst()).isEqualTo(new JournalEntry.Deleted(key, before));
            assertThat(((JournalEntry.Changed) entries.getLast()).before()).isEqualTo(key);
        } finally {
            try (Stream<Path> list = Files.list(own)) {
                for (Path file : list.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(own);
        }
    }

    @Test
    void hashesWhatWasWritten() throws Exception {
        inserted("scope", 1, 7);

        journal.read(journal.chunks(opener).getFirst(), opener, (entry, hash) -> assertThat(
                ((JournalEntry.Inserted) entry).written()).isEqualTo(hash.of(CONTENT, CONTENT.length)));
    }

    @Test
    void givesTheLastWrittenChunkFirst() throws Exception {
        inserted("transfer/a", 1, 1);
        inserted("transfer/b", 1, 2);
        inserted("transfer/a", 2, 3);

        assertThat(journal.chunks(opener)).extracting(c -> c.scope() + c.number()).containsExactly(
                "transfer/a2", "transfer/b1", "transfer/a1");
    }

    @Test
    void replacesTheChunkOfAnAttemptThatFailed() throws Exception {
        inserted("scope", 1, 1, 2, 3);
        inserted("scope", 1, 1, 3);

        assertThat(journal.chunks(opener)).hasSize(1);
        assertThat(keys(journal.chunks(opener).getFirst())).containsExactly(1L, 3L);
    }

    @Test
    void leavesTheChunkOfAScopeWhoseNameEndsAlike() throws Exception {
        inserted("a_b", 1, 1);
        inserted("b", 1, 2);

        assertThat(journal.chunks(opener)).extracting(JournalChunk::scope).containsExactly("b", "a_b");
    }

    @Test
    void keepsTwoChunksApartThatAreWrittenAtOnce() throws Exception {
        inserted("scope", 1, 1);
        try (var ahead = journal.begin(sealer, "scope", 2, "table", KEY, COLUMNS)) {
            ahead.inserted(new Row(new Cell.Int(2)), CONTENT, CONTENT.length);
            inserted("scope", 1, 1);
            ahead.seal();
        }

        assertThat(journal.chunks(opener)).extracting(JournalChunk::order).doesNotHaveDuplicates();
        for (JournalChunk chunk : journal.chunks(opener)) {
            assertThat(keys(chunk)).containsExactly(chunk.number());
        }
    }

    @Test
    void leavesNothingOfAChunkThatWasNotSealed() throws Exception {
        try (var chunk = journal.begin(sealer, "scope", 1, "table", KEY, COLUMNS)) {
            chunk.inserted(new Row(new Cell.Int(1)), CONTENT, CONTENT.length);
        }

        assertThat(files()).isEmpty();
    }

    @Test
    void takesAnyTableName() throws Exception {
        try (var chunk = journal.begin(sealer, "transfer/Größe \"x\"/..", 1, "Größe \"x\"/..", KEY,
                COLUMNS)) {
            chunk.seal();
        }

        assertThat(journal.chunks(opener)).extracting(JournalChunk::table).containsExactly("Größe \"x\"/..");
    }

    @Test
    void saysThatACutFileIsCut() throws Exception {
        try (var chunk = journal.begin(sealer, "scope", 1, "table", KEY, COLUMNS)) {
            for (int i = 0; i < 20_000; i++) {
                chunk.inserted(new Row(new Cell.Int(i)), CONTENT, CONTENT.length);
            }
            chunk.seal();
        }
        JournalChunk chunk = journal.chunks(opener).getFirst();
        Path file = files().getFirst();
        byte[] whole = Files.readAllBytes(file);
        for (int length : List.of(whole.length - 1, whole.length - 16, whole.length / 2, 200 + 65_552)) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));

            var cut = catchThrowableOfType(ProblemException.class, () -> keys(chunk));

            assertThat(cut.problem().key()).isEqualTo("record.problem.journal-cut");
        }
    }

    @Test
    void saysThatATamperedFileIsDamaged() throws Exception {
        inserted("scope", 1, 1, 2, 3);
        JournalChunk chunk = journal.chunks(opener).getFirst();
        Path file = files().getFirst();
        byte[] whole = Files.readAllBytes(file);
        whole[whole.length - 20] ^= 1;
        Files.write(file, whole);

        var damaged = catchThrowableOfType(ProblemException.class, () -> keys(chunk));

        assertThat(damaged.problem().key()).isEqualTo("record.problem.journal-cut");
    }

    @Test
    void doesNotOpenWithAnotherKey() throws Exception {
        inserted("scope", 1, 1);
        AgeOpener other = AgeOpener.withIdentity(TransientKey.create().identity());

        var refused = catchThrowableOfType(RecordException.class, () -> journal.chunks(other));

        assertThat(refused.problem().key()).isEqualTo("secret.problem.wrong-key");
    }
}
