package org.fairlead.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.fairlead.bundle.BundleTotals.ComponentTotal;
import org.fairlead.bundle.BundleTotals.DatasetTotal;
import org.fairlead.bundle.BundleTotals.FileTotal;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.secret.AgeSealer;
import org.fairlead.secret.SigningKey;

/**
 * Writes a bundle in a stream: the manifest, then settings, then rows, then files. Nothing lies under the
 * final name before {@link #finish} has opened the whole bundle again and counted the same; without it,
 * closing removes everything. Constant memory but for the names of the entries. Not thread-safe.
 */
public final class BundleWriter implements AutoCloseable {
    private final BundleTarget target;
    private final BundleManifest manifest;
    private final BundleMeans means;
    private final Diagnoses diagnoses;
    private final BundleLimits limits = BundleLimits.STANDARD;
    private final BundleJson json = new BundleJson(limits);
    private final Map<String, ComponentTotal> components = new TreeMap<>();
    private final Map<String, DatasetTotal> datasets = new TreeMap<>();
    private final boolean takesSecrets;
    private final int workFactor;
    private final VolumeOutput volumes;
    private final SealedOutput sealed;
    private final TarWriter tar;
    private FileTotal files = new FileTotal(0, 0);
    private EntryName last = new EntryName.Manifest();
    private boolean ended;

    private BundleWriter(BundleTarget target, Protection protection, BundleManifest manifest,
            BundleMeans means)
            throws IOException, ProblemException {
        this.target = target;
        this.manifest = manifest;
        this.means = means;
        this.diagnoses = new Diagnoses(new BundleFile(target.file().toString(), List.of(target.file())));
        this.takesSecrets = protection.takesSecrets();
        this.workFactor = protection instanceof Protection.ToPassphrase ? AgeSealer.strongestFor(means.heap())
                : 0;
        byte[] first = checkedManifest();
        this.volumes = new VolumeOutput(target);
        SealedOutput out = null;
        try {
            out = SealedOutput.to(volumes, protection, target.compression(), workFactor, means);
            this.sealed = out;
            this.tar = new TarWriter(out, manifest.created(), limits, diagnoses);
            tar.entry(last, first);
        } catch (IOException | ProblemException e) {
            discard(out);
            throw e;
        }
    }

    /**
     * Begins a bundle.
     *
     * @throws org.fairlead.secret.SecretException
     * when a recipient is no public key
     * @throws BundleException
     * when the manifest is not as its schema wants it, a secret is announced for an unencrypted bundle,
     * or the file cannot be written
     */
    public static BundleWriter begin(BundleTarget target, Protection protection, BundleManifest manifest,
            BundleMeans means) throws ProblemException {
        try {
            return new BundleWriter(target, protection, manifest, means);
        } catch (IOException e) {
            throw unwritable(target.file(), e);
        }
    }

    private byte[] checkedManifest() throws BundleException {
        byte[] written = json.write(manifest);
        json.manifest(written, last.text());
        for (BundleManifest.Component component : manifest.components()) {
            requireSealed(component.secrets(), component.id());
        }
        for (BundleManifest.Dataset dataset : manifest.datasets()) {
            requireSealed(dataset.secrets(), dataset.id());
        }
        return written;
    }

    private void requireSealed(boolean secret, String what) throws BundleException {
        if (secret && !takesSecrets) {
            throw diagnoses.refused("bundle.problem.secret-in-clear", what);
        }
    }

    /**
     * Writes the settings of a component that the manifest names.
     *
     * @throws BundleException
     * when a setting is marked secret and the bundle is not encrypted, or the manifest says the component has
     * none
     */
    public void component(ComponentConfig config) throws ProblemException {
        BundleManifest.Component declared = manifest.component(config.id()).orElseThrow(
                () -> new IllegalArgumentException("not in the manifest: " + config.id()));
        for (Setting setting : config.settings()) {
            requireSealed(setting.secret(), config.id() + "." + setting.name());
            if (setting.secret() && !declared.secrets()) {
                throw diagnoses.refused("bundle.problem.secret-undeclared", config.id() + "." + setting
                        .name());
            }
        }
        var bytes = new ByteArrayOutputStream();
        json.write(config, bytes);
        writing(new EntryName.Config(config.id()), name -> tar.entry(name, bytes.toByteArray()));
        components.put(config.id(), new ComponentTotal(config.settings().size()));
    }

    /** Begins the rows of a dataset that the manifest names. Close it before going on. */
    public DatasetWriter dataset(String id) {
        BundleManifest.Dataset declared = manifest.dataset(id).orElseThrow(() -> new IllegalArgumentException(
                "not in the manifest: " + id));
        return new DatasetWriter(declared, (name, content, length, rows) -> {
            writing(name, n -> tar.entry(n, content, length));
            datasets.merge(id, DatasetTotal.NONE.plus(rows, length), (before, part) -> before.plus(rows,
                    length));
        });
    }

    /**
     * Writes a file.
     *
     * @param path
     * relative, with slashes
     * @param secret
     * whether it may hold secrets, as an env file does
     * @param size
     * bytes, exactly
     * @throws BundleException
     * when it is secret and the bundle is not encrypted, the path leaves its folder, or the size is another
     */
    public void file(String path, boolean secret, long size, InputStream content) throws ProblemException {
        requireSealed(secret, path);
        if (!EntryName.isInside(path)) {
            throw diagnoses.refused("bundle.problem.entry-path", path);
        }
        writing(new EntryName.Media(path), name -> tar.entry(name, size, content));
        files = new FileTotal(files.count() + 1, files.bytes() + size);
    }

    /**
     * Ends the bundle: totals, sums, signature; opens and counts it anew; and gives it its name.
     *
     * @param signer
     * who signs, if anybody
     * @throws BundleException
     * when it cannot be written, or what was read back is not what was written
     */
    public BundleReport finish(Optional<SigningKey> signer, ReadWatch watch) throws ProblemException {
        manifest.components().stream().filter(c -> !components.containsKey(c.id())).findFirst().ifPresent(
                c -> {
                    throw new IllegalStateException("announced and not written: " + c.id());
                });
        manifest.datasets().forEach(dataset -> datasets.putIfAbsent(dataset.id(), DatasetTotal.NONE));
        var totals = new BundleTotals(components, datasets, files);
        writing(new EntryName.Totals(), name -> tar.entry(name, json.write(totals)));
        byte[] sums = tar.sums();
        writing(new EntryName.Sums(), name -> tar.entry(name, sums));
        if (signer.isPresent()) {
            byte[] signature = signature(signer.get(), sums);
            writing(new EntryName.Signature(), name -> tar.entry(name, signature));
        }
        try {
            tar.close();
            BundleFile written = new BundleFile(target.file().toString(), volumes.written());
            VerifiedBundle read = new BundleReader(limits).verify(written, sealed.key(), watch);
            if (!read.totals().equals(totals) || !read.manifest().equals(manifest)) {
                throw diagnoses.failed("bundle.problem.read-back");
            }
            long bytes = written.size();
            List<Path> names = volumes.finish();
            ended = true;
            return new BundleReport(names, bytes, totals, workFactor, notes());
        } catch (IOException e) {
            throw unwritable(target.file(), e);
        }
    }

    private byte[] signature(SigningKey key, byte[] sums) {
        String comment = "timestamp:" + means.clock().instant().getEpochSecond() + "\tfile:"
                + new EntryName.Sums()
                        .text() + "\thashed";
        return key.sign(sums, comment).file("signature of a Fairlead bundle").getBytes(
                StandardCharsets.UTF_8);
    }

    private List<Problem> notes() {
        var notes = new ArrayList<Problem>();
        if (workFactor > 0 && workFactor < AgeSealer.STRONG) {
            notes.add(Problem.warning("bundle.warning.work-factor", workFactor, AgeSealer.STRONG, AgeSealer
                    .memory(
                            AgeSealer.STRONG) >> 20));
        }
        return notes;
    }

    /** Writes an entry. */
    private interface EntryContent<N extends EntryName> {
        void write(N name) throws IOException, ProblemException;
    }

    private <N extends EntryName> void writing(N name, EntryContent<N> content) throws ProblemException {
        if (ended || name.rank() < last.rank()) {
            throw new IllegalStateException(name.text() + " after " + last.text());
        }
        last = name;
        try {
            content.write(name);
        } catch (IOException e) {
            throw unwritable(target.file(), e);
        }
    }

    private static BundleException unwritable(Path file, IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof VolumeOutput.TooManyVolumesException) {
                return new BundleException(BundleException.Diagnosis.FAILED, Problem.blocker(
                        "bundle.problem.volumes",
                        file.toString(), BundleFile.MOST_VOLUMES), e);
            }
        }
        String reason = e.getCause() == null ? String.valueOf(e.getMessage()) : String.valueOf(e.getCause()
                .getMessage());
        return new BundleException(BundleException.Diagnosis.FAILED, Problem.blocker(
                "bundle.problem.cannot-write",
                file.toString(), reason), e);
    }

    /** Removes what was written when it was not finished, and wipes the passphrase. */
    @Override
    public void close() throws BundleException {
        sealed.key().close();
        if (!ended) {
            ended = true;
            try {
                discard(sealed);
            } catch (IOException e) {
                throw unwritable(target.file(), e);
            }
        }
    }

    private void discard(@org.jspecify.annotations.Nullable SealedOutput out) throws IOException {
        try {
            if (out != null) {
                out.abandon();
            }
        } finally {
            volumes.discard();
        }
    }
}
