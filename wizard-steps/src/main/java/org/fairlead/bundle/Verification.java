package org.fairlead.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import org.fairlead.bundle.BundleTotals.ComponentTotal;
import org.fairlead.bundle.BundleTotals.DatasetTotal;
import org.fairlead.bundle.BundleTotals.FileTotal;
import org.fairlead.model.ProblemException;
import org.fairlead.secret.SecretException;
import org.fairlead.secret.Signature;

/** The first pass over a bundle: everything is read, counted and hashed, and nothing is kept. Used once. */
final class Verification implements BundleScan.Handler {
    private static final int BUFFER = 1 << 16;

    private final BundleJson json;
    private final Diagnoses diagnoses;
    private final ReadWatch watch;
    private final Map<String, byte[]> hashes = new LinkedHashMap<>();
    private final Map<String, ComponentTotal> components = new TreeMap<>();
    private final Map<String, DatasetTotal> datasets = new TreeMap<>();
    private final Map<String, MessageDigest> tables = new HashMap<>();
    private final byte[] buffer = new byte[BUFFER];
    private FileTotal files = new FileTotal(0, 0);
    private @Nullable BundleManifest manifest;
    private @Nullable BundleTotals written;
    private byte[] sums = new byte[0];
    private Optional<Signature> signature = Optional.empty();

    Verification(BundleFile file, BundleLimits limits, ReadWatch watch) {
        this.json = new BundleJson(limits);
        this.diagnoses = new Diagnoses(file);
        this.watch = watch;
    }

    @Override
    public boolean entry(EntryName name, long size, BundleScan.Hashed content) throws IOException,
            ProblemException {
        watch.read(content.packed());
        switch (name) {
            case EntryName.Manifest m -> manifest = json.manifest(content.readNBytes((int) size), name
                    .text());
            case EntryName.Config(String component) -> config(component, name, content.readNBytes(
                    (int) size));
            case EntryName.Data data -> data(data, size, content);
            case EntryName.Media f -> files = new FileTotal(files.count() + 1, files.bytes() + size);
            case EntryName.Totals t -> written = json.totals(content.readNBytes((int) size), name.text());
            case EntryName.Sums s -> sums(content.readNBytes((int) size));
            case EntryName.Signature s -> signature = Optional.of(signature(content.readNBytes((int) size),
                    name));
        }
        while (content.read(buffer, 0, BUFFER) >= 0) {
            watch.read(content.packed());
        }
        if (name.rank() < new EntryName.Sums().rank()) {
            hashes.put(name.text(), content.sha256());
        }
        return true;
    }

    private void config(String component, EntryName name, byte[] content) throws BundleException {
        if (found().component(component).isEmpty()) {
            throw diagnoses.unsound("bundle.problem.not-in-manifest", name.text());
        }
        var count = new AtomicLong();
        json.settings(content, component, name.text(), setting -> count.incrementAndGet());
        components.put(component, new ComponentTotal(count.get()));
    }

    private void data(EntryName.Data name, long size, BundleScan.Hashed content) throws IOException,
            ProblemException {
        BundleManifest.Dataset dataset = found().dataset(name.dataset()).filter(known -> known.format()
                == name
                        .format()).orElseThrow(() -> diagnoses.unsound("bundle.problem.not-in-manifest", name
                                .text()));
        MessageDigest table = tables.computeIfAbsent(dataset.id(), id -> BundleScan.sha256());
        var rows = new RowCount(name.format());
        for (int count = content.read(buffer, 0, BUFFER); count >= 0; count = content.read(buffer, 0,
                BUFFER)) {
            rows.add(buffer, 0, count);
            table.update(buffer, 0, count);
            watch.read(content.packed());
        }
        if (rows.rows() < 0) {
            throw diagnoses.unsound("bundle.problem.form", name.text());
        }
        datasets.merge(name.dataset(), DatasetTotal.NONE.plus(rows.rows(), size), (before, part) -> before
                .plus(part
                        .rows(), part.bytes()));
    }

    private void sums(byte[] content) throws BundleException {
        sums = content;
        byte[] expected = text(hashes);
        if (Arrays.equals(content, expected)) {
            return;
        }
        String[] lines = new String(content, StandardCharsets.UTF_8).split("\n", -1);
        int index = 0;
        for (Map.Entry<String, byte[]> hash : hashes.entrySet()) {
            if (index >= lines.length || !lines[index++].equals(line(hash.getKey(), hash.getValue()))) {
                throw diagnoses.unsound("bundle.problem.sum", hash.getKey());
            }
        }
        throw diagnoses.unsound("bundle.problem.sum", new EntryName.Sums().text());
    }

    /** The sums as {@code sha256sum} writes and reads them. */
    static byte[] text(Map<String, byte[]> hashes) {
        var text = new ByteArrayOutputStream();
        hashes.forEach((name, hash) -> text.writeBytes((line(name, hash) + "\n").getBytes(
                StandardCharsets.UTF_8)));
        return text.toByteArray();
    }

    private static String line(String name, byte[] hash) {
        return HexFormat.of().formatHex(hash) + "  " + name;
    }

    private Signature signature(byte[] content, EntryName name) throws BundleException {
        try {
            return Signature.read(content, name.text());
        } catch (SecretException e) {
            throw diagnoses.unsound("bundle.problem.signature-form", name.text());
        }
    }

    private BundleManifest found() {
        BundleManifest first = manifest;
        if (first == null) {
            throw new IllegalStateException("the manifest comes first");
        }
        return first;
    }

    /** What was found, when all of it fits together. */
    Verified verified() throws BundleException {
        BundleManifest first = found();
        for (BundleManifest.Component component : first.components()) {
            if (!components.containsKey(component.id())) {
                throw diagnoses.unsound("bundle.problem.not-in-bundle", component.id());
            }
        }
        first.datasets().forEach(dataset -> datasets.putIfAbsent(dataset.id(), DatasetTotal.NONE));
        var counted = new BundleTotals(components, datasets, files);
        if (!counted.equals(written)) {
            throw diagnoses.unsound("bundle.problem.totals", new EntryName.Totals().text());
        }
        for (BundleManifest.Dataset dataset : first.datasets()) {
            requireAsRead(dataset, counted);
        }
        return new Verified(first, counted, hashes, sums, signature);
    }

    /** Rows that were counted and summed on the source are the same in the bundle. */
    private void requireAsRead(BundleManifest.Dataset dataset, BundleTotals counted) throws BundleException {
        TableFacts table = dataset.table();
        if (table == null) {
            return;
        }
        MessageDigest digest = tables.getOrDefault(dataset.id(), BundleScan.sha256());
        var there = counted.datasets().getOrDefault(dataset.id(), DatasetTotal.NONE);
        if (there.rows() != table.rows() || !HexFormat.of().formatHex(digest.digest()).equals(table
                .sha256())) {
            throw diagnoses.unsound("bundle.problem.table-sum", dataset.id());
        }
    }

    /** What a whole and sound bundle says. */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Verified(BundleManifest manifest, BundleTotals totals, Map<String, byte[]> hashes, byte[] sums,
            Optional<Signature> signature) {}
}
