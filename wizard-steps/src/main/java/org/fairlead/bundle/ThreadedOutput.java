package org.fairlead.bundle;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Hands what is written to a thread of its own, which writes it on, so that summing and compressing go on
 * at the same time; and hands it on in blocks, where tar writes in pieces of 512 bytes. Holds a few
 * blocks at the most. A failure of the other side is told by the next write or by closing, which waits
 * for everything to be written. One thread at a time writes.
 */
final class ThreadedOutput extends OutputStream {
    private static final int BLOCK = 1 << 17;
    private static final int BLOCKS = 8;
    private static final Block END = new Block(0);

    private final OutputStream target;
    private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS + 1);
    private final BlockingQueue<Block> empty = new ArrayBlockingQueue<>(BLOCKS);
    private final Thread thread;
    private volatile @Nullable IOException failure;
    private volatile @Nullable Throwable bug;
    private Block block;
    private boolean closed;

    /** Closes the target in the end, from the calling thread. */
    ThreadedOutput(OutputStream target) {
        this.target = target;
        for (int i = 1; i < BLOCKS; i++) {
            empty.add(new Block(BLOCK));
        }
        this.block = new Block(BLOCK);
        this.thread = Thread.ofPlatform().daemon().name("bundle-compress").unstarted(this::writeOn);
        thread.setUncaughtExceptionHandler((t, e) -> bug = e);
        thread.start();
    }

    private void writeOn() {
        try {
            for (Block next = full.take(); next != END; next = full.take()) {
                target.write(next.bytes, 0, next.length);
                next.length = 0;
                empty.add(next);
            }
        } catch (IOException e) {
            failure = e;
        } catch (InterruptedException e) {
            failure = new InterruptedIOException("compressing was interrupted");
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int count = Math.min(length - done, BLOCK - block.length);
            System.arraycopy(bytes, offset + done, block.bytes, block.length, count);
            block.length += count;
            done += count;
            if (block.length == BLOCK) {
                hand(block);
                block = emptyBlock();
            }
        }
    }

    private void hand(Block filled) throws IOException {
        check();
        full.add(filled);
    }

    private Block emptyBlock() throws IOException {
        try {
            Block next = empty.poll();
            while (next == null) {
                check();
                next = empty.poll(100, TimeUnit.MILLISECONDS);
            }
            return next;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("writing was interrupted");
        }
    }

    private void check() throws IOException {
        IOException failed = failure;
        if (failed != null) {
            throw new IOException("writing failed", failed);
        }
        Throwable thrown = bug;
        if (thrown != null) {
            throw new IllegalStateException("compressing failed", thrown);
        }
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (target) {
            full.add(block);
            full.add(END);
            thread.join();
            check();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("writing was interrupted");
        }
    }

    /** Some bytes on their way. */
    private static final class Block {
        private final byte[] bytes;
        private int length;

        Block(int size) {
            this.bytes = new byte[size];
        }
    }
}
