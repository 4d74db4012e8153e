package org.fairlead.bundle;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import com.github.luben.zstd.ZstdInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

import org.fairlead.model.ProblemException;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.SecretException;

/**
 * Goes through a bundle once, from the first byte to the last, and believes nothing: kinds, names, order
 * and sizes of entries are checked before an entry is handed on. What the entries say is for the handler
 * to check. Used once.
 */
final class BundleScan {
    /** What tar may need between two entries: padding, the long name of an entry, its header. */
    private static final long HEADER = 1 << 14;
    private static final long TRAILER = 1 << 20;
    /** Nothing behind the end is skipped unseen, as larger blocks would let it. */
    private static final int RECORD = 512;
    private static final int BUFFER = 1 << 16;

    private final BundleFile file;
    private final BundleLimits limits;
    private final Diagnoses diagnoses;
    private final Set<String> seen = new HashSet<>();
    private final byte[] buffer = new byte[BUFFER];
    private EntryName last = new EntryName.Manifest();
    private String entry = "";
    private int count;

    BundleScan(BundleFile file, BundleLimits limits) {
        this.file = file;
        this.limits = limits;
        this.diagnoses = new Diagnoses(file);
    }

    /** Takes the entries. */
    interface Handler {
        /**
         * Takes an entry.
         *
         * @param content
         * what the handler leaves of it is skipped
         * @return whether to go on; false is for those who have believed the bundle before
         */
        boolean entry(EntryName name, long size, Hashed content) throws IOException, ProblemException;
    }

    void run(AgeOpener opener, Handler handler) throws ProblemException {
        try (var raw = new VolumeInput(file.parts())) {
            try (InputStream packed = unsealed(raw, opener)) {
                var unpacked = new BoundedInput(new ZstdInputStream(packed), limits, raw::count);
                entries(unpacked, raw, handler);
            } catch (IOException e) {
                throw diagnoses.of(e, entry, raw.count());
            }
        } catch (SecretException e) {
            throw diagnoses.of(e);
        } catch (IOException e) {
            throw diagnoses.of(e, entry, 0);
        }
    }

    private InputStream unsealed(VolumeInput raw, AgeOpener opener) throws IOException, ProblemException {
        return file.openedBy() == BundleFile.OpenedBy.ANYBODY
                ? new BufferedInputStream(raw, BUFFER)
                : opener.expecting(EndMark.beginning(), EndMark.bytes()).open(raw, file.name());
    }

    private void entries(BoundedInput unpacked, VolumeInput raw, Handler handler) throws IOException,
            ProblemException {
        var tar = new TarArchiveInputStream(unpacked, RECORD, RECORD, StandardCharsets.UTF_8.name());
        unpacked.allow(HEADER);
        for (TarArchiveEntry next = tar.getNextEntry(); next != null; next = tar.getNextEntry()) {
            EntryName name = checked(next);
            entry = name.text();
            unpacked.allow(next.getSize());
            if (!handler.entry(name, next.getSize(), new Hashed(tar, raw))) {
                return;
            }
            tar.skip(Long.MAX_VALUE);
            entry = "";
            unpacked.allow(HEADER);
        }
        if (last.rank() < new EntryName.Sums().rank()) {
            throw diagnoses.unsound("bundle.problem.incomplete", last.text());
        }
        end(unpacked);
    }

    /** Behind the last entry there are zeros and nothing else, and the streams end as they should. */
    private void end(BoundedInput unpacked) throws IOException, BundleException {
        unpacked.allow(TRAILER);
        for (int count = unpacked.read(buffer, 0, BUFFER); count >= 0; count = unpacked.read(buffer, 0,
                BUFFER)) {
            if (!Arrays.equals(buffer, 0, count, new byte[count], 0, count)) {
                throw diagnoses.refused("bundle.problem.trailing");
            }
        }
    }

    private EntryName checked(TarArchiveEntry next) throws BundleException {
        String shown = shown(next.getName());
        byte kind = next.getLinkFlag();
        if ((kind != TarConstants.LF_NORMAL && kind != TarConstants.LF_OLDNORM) || next.isSparse()
                || next.isDirectory()) {
            throw diagnoses.refused("bundle.problem.entry-kind", shown);
        }
        EntryName name = EntryName.of(next.getName()).orElseThrow(() -> diagnoses.refused(next.getName()
                .startsWith(
                        "files/") ? "bundle.problem.entry-path" : "bundle.problem.entry-unknown", shown));
        if (!seen.add(next.getName())) {
            throw diagnoses.refused("bundle.problem.entry-twice", shown);
        }
        if (++count > limits.entries()) {
            throw diagnoses.refused("bundle.problem.entry-count", limits.entries());
        }
        if (next.getSize() < 0 || next.getSize() > limits.of(name)) {
            throw diagnoses.refused("bundle.problem.entry-size", shown, next.getSize(), limits.of(name));
        }
        if (!follows(name)) {
            throw diagnoses.refused("bundle.problem.entry-order", shown);
        }
        last = name;
        return name;
    }

    private boolean follows(EntryName name) {
        if (count == 1) {
            return name instanceof EntryName.Manifest;
        }
        if (name instanceof EntryName.Data data) {
            boolean next = last instanceof EntryName.Data before && before.dataset().equals(data.dataset())
                    && before.format() == data.format() && before.part() + 1 == data.part();
            boolean first = data.part() == 1 && seen.add("data/" + data.dataset());
            return (next || first) && last.rank() <= name.rank();
        }
        boolean totalsBefore = !(name instanceof EntryName.Sums) || last instanceof EntryName.Totals;
        return totalsBefore && last.rank() <= name.rank();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String shown(String name) {
        String visible = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
        return visible.length() <= 200 ? visible : visible.substring(0, 200) + "…";
    }

    /** The content of an entry, and its hash when it was read to the end. */
    static final class Hashed extends InputStream {
        private final InputStream in;
        private final VolumeInput raw;
        private final MessageDigest digest;

        private Hashed(InputStream in, VolumeInput raw) {
            this.in = in;
            this.raw = raw;
            this.digest = BundleScan.sha256();
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = in.read(target, offset, length);
            digest.update(target, offset, Math.max(0, count));
            return count;
        }

        /** Bytes of the bundle read so far. */
        long packed() {
            return raw.count();
        }

        /** The hash of what was read; to be asked for once. */
        byte[] sha256() {
            return digest.digest();
        }
    }
}
