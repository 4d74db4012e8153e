package org.fairlead.record;

import java.util.List;

/**
 * What a chunk of the journal speaks of.
 *
 * @param order
 * place among all chunks of the run; undoing goes from the highest down
 * @param scope
 * what wrote it, such as "transfer/auth_user"; with {@code number} it names the checkpoint that makes it
 * valid
 * @param columns
 * the columns of before-images and hashes
 */
public record JournalChunk(long order, String scope, long number, String table, List<String> key,
        List<String> columns) {
    public JournalChunk {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
    }
}
