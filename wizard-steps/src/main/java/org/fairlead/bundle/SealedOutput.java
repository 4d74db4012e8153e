package org.fairlead.bundle;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

import com.github.luben.zstd.ZstdOutputStream;

import org.fairlead.bundle.BundleTarget.Compression;
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
 * stream, the seal and the files.
 */
final class SealedOutput extends OutputStream {
    private final OutputStream sealing;
    private final OutputStream compressing;
    private final OpenedKey key;
    private boolean closed;

    private SealedOutput(OutputStream sealed, OpenedKey key, Compression compression) throws IOException {
        this.key = key;
        this.sealing = sealed;
        this.compressing = new ThreadedOutput(new ZstdOutputStream(new Unclosed(sealing)).setLevel(compression
                .level())
                .setChecksum(true));
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

    /** Encrypts to what protects a bundle. A passphrase takes its time and memory here. */
    static SealedOutput to(OutputStream file, Protection protection, Compression compression, int workFactor,
            BundleMeans means) throws IOException, SecretException {
        return switch (protection) {
            case ToPassphrase(Secret passphrase) -> {
                Secret written = RecoveryPassphrase.canonical(passphrase);
                AgeOpener opener = AgeOpener.withPassphrase(written, AgeSealer.memory(workFactor));
                yield new SealedOutput(AgeSealer.toPassphrase(written, workFactor, means.random()).seal(file),
                        new OpenedKey(opener, written), compression);
            }
            case ToKeys(var recipients) -> {
                AgeSealer.Reopenable sealed = AgeSealer.toKeys(recipients).sealReopenable(file);
                yield new SealedOutput(sealed.out(), OpenedKey.of(sealed.opener()), compression);
            }
            case Unencrypted unencrypted -> new SealedOutput(file, OpenedKey.of(new BundleKey.None()),
                    compression);
        };
    }

    /** What opens the file again, once it is whole; to be closed. */
    OpenedKey key() {
        return key;
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
