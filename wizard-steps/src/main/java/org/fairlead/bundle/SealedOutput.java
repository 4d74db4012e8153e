package org.fairlead.bundle;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import com.github.luben.zstd.ZstdOutputStream;

import org.fairlead.bundle.Protection.ToKeys;
import org.fairlead.bundle.Protection.ToPassphrase;
import org.fairlead.bundle.Protection.Unencrypted;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.AgeSealer;
import org.fairlead.secret.RecoveryPassphrase;
import org.fairlead.secret.Secret;
import org.fairlead.secret.SecretException;

/**
 * What goes in is compressed and encrypted on threads beside the one that writes. Closing ends the compressed
 * stream, the
 * seal and the files.
 */
final class SealedOutput extends OutputStream {
    private static final int LEVEL = 3;
    private static final int MOST_WORKERS = 4;
    private static final int BUFFER = 1 << 17;

    private final OutputStream sealing;
    private final OutputStream compressing;
    private final Opener opener;
    private boolean closed;

    private SealedOutput(OutputStream sealed, Opener opener) throws IOException {
        this.opener = opener;
        this.sealing = sealed;
        // tar writes in pieces of 512 bytes, each of which would be a call into native code
        this.compressing = new BufferedOutputStream(new ZstdOutputStream(new Unclosed(sealing)).setLevel(
                LEVEL)
                .setWorkers(Math.min(MOST_WORKERS, Runtime.getRuntime().availableProcessors())).setChecksum(
                        true), BUFFER);
    }

    /** What is behind the compressed stream is not ended with it. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() {}
    }

    /** Opens what was written, once it is whole. */
    @FunctionalInterface
    interface Opener {
        AgeOpener get() throws SecretException;
    }

    /** Encrypts to what protects a bundle. A passphrase takes its time and memory here. */
    static SealedOutput to(OutputStream file, Protection protection, int workFactor, BundleMeans means)
            throws IOException, SecretException {
        return switch (protection) {
            case ToPassphrase(Secret passphrase) -> {
                Secret written = RecoveryPassphrase.canonical(passphrase);
                yield new SealedOutput(AgeSealer.toPassphrase(written, workFactor, means.random()).seal(file),
                        () -> AgeOpener.withPassphrase(written, AgeSealer.memory(workFactor)));
            }
            case ToKeys(var recipients) -> {
                AgeSealer.Reopenable sealed = AgeSealer.toKeys(recipients).sealReopenable(file);
                yield new SealedOutput(sealed.out(), sealed::opener);
            }
            case Unencrypted unencrypted -> new SealedOutput(file, new BundleKey.None()::opener);
        };
    }

    AgeOpener opener() throws SecretException {
        return opener.get();
    }

    @Override
    public void write(int b) throws IOException {
        compressing.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        compressing.write(bytes, offset, length);
    }

    /** Ends the threads and gives the compressor's memory back, whatever state they are in. */
    void abandon() {
        closed = true;
        try (sealing; compressing) {
            return;
        } catch (IOException e) {
            // what could not be written is removed anyway
            return;
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            try (sealing) {
                compressing.close();
                sealing.write(EndMark.bytes());
            }
        }
    }
}
