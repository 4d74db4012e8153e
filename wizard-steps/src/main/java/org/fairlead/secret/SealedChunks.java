package org.fairlead.secret;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * The payload of an age v1 file, written (C2SP age, section "payload"). Chunks do not depend on one
 * another, so a longer stream is sealed on threads of its own, some blocks ahead; Java's
 * ChaCha20-Poly1305 alone would be slower than what it is fed with. Not thread-safe itself.
 */
final class SealedChunks extends OutputStream {
    private static final int CHUNK = 1 << 16;
    private static final int TAG = 16;
    private static final int BLOCK = 8 * CHUNK;
    private static final int AHEAD = 4;
    private static final int THREADS = 2;
    private static final int NONCE = 12;

    private final OutputStream target;
    private final byte[] key;
    private final Deque<Future<Block>> pending = new ArrayDeque<>();
    private final Deque<Block> free = new ArrayDeque<>();
    private @Nullable ExecutorService threads;
    private Block block = new Block(CHUNK);
    private long chunks;
    private boolean closed;

    SealedChunks(OutputStream target, SecretKey key) {
        this.target = target;
        this.key = key.getEncoded();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        int done = 0;
        while (done < count) {
            if (block.length == block.plain.length) {
                more();
            }
            int part = Math.min(count - done, block.plain.length - block.length);
            System.arraycopy(bytes, offset + done, block.plain, block.length, part);
            block.length += part;
            done += part;
        }
    }

    /** Makes room behind a full block, which is not the last. */
    private void more() throws IOException {
        if (block.plain.length < BLOCK) {
            block.grow();
            return;
        }
        ExecutorService started = threads;
        if (started == null) {
            started = Executors.newFixedThreadPool(THREADS, work -> Thread.ofPlatform().daemon().name("seal")
                    .unstarted(work));
            threads = started;
        }
        Block full = block;
        long first = chunks;
        pending.add(started.submit(() -> sealed(full, first, false)));
        chunks += BLOCK / CHUNK;
        if (pending.size() > AHEAD) {
            writeFirst();
        }
        block = free.isEmpty() ? new Block(BLOCK) : free.remove();
    }

    private void writeFirst() throws IOException {
        try {
            Block done = pending.remove().get();
            target.write(done.sealed, 0, done.sealedLength);
            done.length = 0;
            free.add(done);
        } catch (ExecutionException e) {
            throw new IOException("age encryption failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("sealing was interrupted");
        }
    }

    private Block sealed(Block from, long first, boolean last) throws GeneralSecurityException {
        int parts = Math.max(1, (from.length + CHUNK - 1) / CHUNK);
        Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
        from.sealedLength = 0;
        for (int i = 0; i < parts; i++) {
            boolean end = last && i == parts - 1;
            byte[] nonce = ByteBuffer.allocate(NONCE).position(3).putLong(first + i).put((byte) (end ? 1 : 0))
                    .array();
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(nonce));
            from.sealedLength += cipher.doFinal(from.plain, i * CHUNK, Math.min(CHUNK, from.length - i
                    * CHUNK),
                    from.sealed, from.sealedLength);
        }
        return from;
    }

    /** Some chunks and what becomes of them. Used again and again: large arrays are dear to make. */
    private static final class Block {
        private byte[] plain;
        private byte[] sealed;
        private int length;
        private int sealedLength;

        Block(int size) {
            this.plain = new byte[size];
            this.sealed = new byte[size + size / CHUNK * TAG];
        }

        private void grow() {
            plain = Arrays.copyOf(plain, BLOCK);
            sealed = new byte[BLOCK + BLOCK / CHUNK * TAG];
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (target) {
            while (!pending.isEmpty()) {
                writeFirst();
            }
            Block end = sealed(block, chunks, true);
            target.write(end.sealed, 0, end.sealedLength);
        } catch (GeneralSecurityException e) {
            throw new IOException("age encryption is not available", e);
        } finally {
            ExecutorService started = threads;
            if (started != null) {
                started.shutdown();
            }
            Arrays.fill(key, (byte) 0);
            Arrays.fill(block.plain, (byte) 0);
            free.forEach(done -> Arrays.fill(done.plain, (byte) 0));
        }
    }
}
