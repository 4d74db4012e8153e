package org.fairlead.bundle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.fairlead.bundle.BundleException.Diagnosis;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.secret.Signature;
import org.fairlead.secret.SignerKey;

/**
 * A bundle that was read once from end to end and is sound. Its content is read again, and held against that.
 * Closing it wipes the passphrase.
 */
public final class VerifiedBundle implements AutoCloseable {
    private final BundleFile file;
    private final BundleLimits limits;
    private final OpenedKey key;
    private final Verification.Verified verified;

    VerifiedBundle(BundleFile file, BundleLimits limits, OpenedKey key, Verification.Verified verified) {
        this.file = file;
        this.limits = limits;
        this.key = key;
        this.verified = verified;
    }

    public BundleFile file() {
        return file;
    }

    public BundleManifest manifest() {
        return verified.manifest();
    }

    /** What is in it, counted by the reader and the same as the writer counted. */
    public BundleTotals totals() {
        return verified.totals();
    }

    /**
     * What is known of the signature.
     *
     * @param signer
     * whose it should be, where that is known
     */
    public SignatureState signature(Optional<SignerKey> signer) {
        if (verified.signature().isEmpty()) {
            return new SignatureState.Unsigned();
        }
        Signature signature = verified.signature().get();
        String id = signature.keyIdText();
        if (signer.isEmpty()) {
            return new SignatureState.Unchecked(id);
        }
        if (!id.equals(signer.get().idText())) {
            return new SignatureState.OtherKey(id, signer.get().idText());
        }
        return signer.get().verifies(signature, verified.sums())
                ? new SignatureState.Valid(id, signature.trustedComment())
                : new SignatureState.Forged(id);
    }

    /**
     * Ends quietly when the bundle is signed by this key.
     *
     * @throws BundleException
     * when it is not signed, by another key, or not truly by this one
     */
    public void requireSignedBy(SignerKey signer) throws BundleException {
        Problem problem = switch (signature(Optional.of(signer))) {
            case SignatureState.Valid valid -> null;
            case SignatureState.Unsigned unsigned -> Problem.blocker("bundle.problem.unsigned", file.name());
            case SignatureState.OtherKey(String id, String wanted) -> Problem.blocker(
                    "bundle.problem.other-signer",
                    file.name(), id, wanted);
            case SignatureState.Forged(String id) -> Problem.blocker("bundle.problem.forged", file.name(),
                    id);
            case SignatureState.Unchecked(String id) -> throw new IllegalStateException("a signer was given");
        };
        if (problem != null) {
            throw new BundleException(Diagnosis.DAMAGED, problem);
        }
    }

    /** The settings of all components. */
    public List<ComponentConfig> components() throws ProblemException {
        var components = new ArrayList<ComponentConfig>();
        run(new BundleVisitor() {
            @Override
            public void component(ComponentConfig config) {
                components.add(config);
            }
        }, new EntryName.Config("").rank());
        return List.copyOf(components);
    }

    /**
     * Reads the content. The bundle may lie where others can write, so every entry is held against the
     * hash it had when it was verified; settings and parts before they are handed over, files afterwards.
     *
     * @throws BundleException
     * when it has changed since, or cannot be read
     * @throws ProblemException
     * what the visitor threw
     */
    public void visit(BundleVisitor visitor) throws ProblemException {
        run(visitor, Integer.MAX_VALUE);
    }

    /** For content that is not what the manifest says, though its sums hold: somebody made it so. */
    public BundleException unsound(String key, Object... args) {
        return new Diagnoses(file).unsound(key, args);
    }

    /** SHA-256 over the sums of all its entries, 64 hex digits: two bundles of the same content share it. */
    public String fingerprint() {
        return HexFormat.of().formatHex(BundleScan.sha256().digest(verified.sums()));
    }

    /** Takes the parts of one dataset, and may have enough of them. */
    @FunctionalInterface
    public interface PartTaker {
        /** Takes a part that is as it was verified; answers whether to go on. */
        boolean take(BundleVisitor.DataPart part) throws IOException, ProblemException;
    }

    /**
     * Reads the parts of one dataset, each held against the hash it had when the bundle was verified, and
     * nothing behind them. May be called by several threads at once.
     *
     * @throws BundleException
     * when the bundle has changed since, or cannot be read
     * @throws ProblemException
     * what the taker threw
     */
    public void parts(String dataset, PartTaker taker) throws ProblemException {
        var handing = new Handing(new BundleVisitor() {}, Integer.MAX_VALUE);
        var begun = new AtomicBoolean();
        new BundleScan(file, limits).run(key.opener(), (name, size, content) -> {
            if (!(name instanceof EntryName.Data data) || !data.dataset().equals(dataset)) {
                return name.rank() <= new EntryName.Data("", 1, DataFormat.JSONL).rank() && !begun.get();
            }
            begun.set(true);
            return taker.take(handing.part(data, size, content));
        });
    }

    private void run(BundleVisitor visitor, int lastRank) throws ProblemException {
        new BundleScan(file, limits).run(key.opener(), new Handing(visitor, lastRank));
    }

    /** Wipes the passphrase; what was told of the bundle stays, its content can be read no more. */
    @Override
    public void close() {
        key.close();
    }

    /** Hands entries to a visitor. */
    private final class Handing implements BundleScan.Handler {
        private final BundleVisitor visitor;
        private final int lastRank;
        private final BundleJson json = new BundleJson(limits);
        private final Map<String, byte[]> hashes = verified.hashes();

        Handing(BundleVisitor visitor, int lastRank) {
            this.visitor = visitor;
            this.lastRank = lastRank;
        }

        @Override
        public boolean entry(EntryName name, long size, BundleScan.Hashed content) throws IOException,
                ProblemException {
            if (name.rank() > lastRank) {
                return false;
            }
            switch (name) {
                case EntryName.Config(String component) -> {
                    byte[] bytes = believed(name, size, content);
                    var settings = new ArrayList<Setting>();
                    json.settings(bytes, component, name.text(), settings::add);
                    visitor.component(new ComponentConfig(component, settings));
                }
                case EntryName.Data data -> visitor.part(part(data, size, content));
                case EntryName.Media(String path) -> {
                    visitor.file(path, size, content);
                    content.transferTo(java.io.OutputStream.nullOutputStream());
                    believe(name, content);
                    visitor.fileDone(path);
                }
                case EntryName.Manifest m -> believed(name, size, content);
                case EntryName.Totals t -> believed(name, size, content);
                case EntryName.Sums s -> content.transferTo(java.io.OutputStream.nullOutputStream());
                case EntryName.Signature s -> content.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return true;
        }

        BundleVisitor.DataPart part(EntryName.Data name, long size, BundleScan.Hashed content)
                throws IOException, BundleException {
            return new BundleVisitor.DataPart(manifest().dataset(name.dataset()).orElseThrow(() -> changed(
                    name)), name.part(), believed(name, size, content));
        }

        private byte[] believed(EntryName name, long size, BundleScan.Hashed content) throws IOException,
                BundleException {
            byte[] bytes = content.readNBytes((int) size);
            believe(name, content);
            return bytes;
        }

        private void believe(EntryName name, BundleScan.Hashed content) throws BundleException {
            if (!Arrays.equals(content.sha256(), hashes.get(name.text()))) {
                throw changed(name);
            }
        }

        private BundleException changed(EntryName name) {
            return new BundleException(Diagnosis.DAMAGED, Problem.blocker("bundle.problem.changed-since", file
                    .name(),
                    name.text()));
        }
    }
}
