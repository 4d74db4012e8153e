package org.fairlead.bench;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import org.fairlead.bundle.BundleFile;
import org.fairlead.bundle.BundleKey;
import org.fairlead.bundle.BundleManifest;
import org.fairlead.bundle.BundleManifest.Dataset;
import org.fairlead.bundle.BundleManifest.Origin;
import org.fairlead.bundle.BundleMeans;
import org.fairlead.bundle.BundleReader;
import org.fairlead.bundle.BundleReport;
import org.fairlead.bundle.BundleTarget;
import org.fairlead.bundle.BundleWriter;
import org.fairlead.bundle.DataFormat;
import org.fairlead.bundle.DatasetWriter;
import org.fairlead.bundle.Protection;
import org.fairlead.bundle.ReadWatch;
import org.fairlead.secret.Secret;
import org.fairlead.secret.TransientKey;

/**
 * Writing a bundle, compressed, summed and encrypted, against {@code zstd -3 | age} over the same bytes,
 * once for rows and once for what does not compress. Each round runs both, so that a slow moment of the
 * machine strikes both; the ratios are those of the medians. The opening that ends each writing is told
 * apart. A peer that is not installed is left out, and said to be.
 *
 * <p>
 * Arguments: MiB (512), rounds (3), "alone" to leave the peer out and use a passphrase.
 */
public final class BundleBenchmark {
    private static final int KEPT = 32 << 20;
    private static final TransientKey KEY = TransientKey.create();

    private final Path folder;
    private final BundleMeans means = new BundleMeans(Clock.systemUTC(), new SecureRandom(), Runtime
            .getRuntime()
            .maxMemory());
    private final Map<String, List<Double>> seconds = new TreeMap<>();
    private final List<byte[]> rows = new ArrayList<>();
    private final byte[] noise = new byte[KEPT];

    private BundleBenchmark(Path folder) {
        this.folder = folder;
        var random = new Random(4711);
        random.nextBytes(noise);
        for (int size = 0, i = 0; size < KEPT; i++) {
            byte[] row = ("{\"id\": " + i + ", \"uuid\": \"" + new java.util.UUID(random.nextLong(), random
                    .nextLong())
                    + "\", \"name\": \"Project number " + i + "\", \"score\": " + random.nextInt(100_000)
                    + ", \"description\": \"A longer description of what project " + random.nextInt(5000)
                    + " is about, in a sentence or two.\", \"created\": \"2026-0" + (1 + random.nextInt(9))
                    + "-1"
                    + random.nextInt(10) + "T1" + random.nextInt(10) + ":0" + random.nextInt(10) + ":00Z\"}")
                    .getBytes(
                            StandardCharsets.UTF_8);
            rows.add(row);
            size += row.length + 1;
        }
    }

    public static void main(String[] arguments) throws Exception {
        long mebibytes = arguments.length > 0 ? Long.parseLong(arguments[0]) : 512;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        boolean alone = arguments.length > 2 && arguments[2].equals("alone");
        Path folder = Files.createTempDirectory("fairlead-bench");
        try {
            new BundleBenchmark(folder).run(mebibytes << 20, rounds, alone);
        } finally {
            try (var walk = Files.walk(folder)) {
                walk.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(
                        java.io.File::delete);
            }
        }
    }

    private void run(long bytes, int rounds, boolean alone) throws Exception {
        System.out.printf(Locale.ROOT, "%,d MiB each, heap at most %,d MiB%n", bytes >> 20, means.heap()
                >> 20);
        boolean peer = !alone && installed("zstd") && installed("age");
        for (String content : List.of("rows", "noise")) {
            Path plain = folder.resolve(content);
            if (peer) {
                plain(plain, content, bytes);
            }
            for (int round = 0; round < rounds; round++) {
                ours(content, bytes, alone);
                if (peer) {
                    peer(plain, content);
                }
            }
            Files.deleteIfExists(plain);
        }
        seconds.forEach((name, times) -> System.out.printf(Locale.ROOT,
                "%-22s median %6.2f s  %5.0f MiB/s   all %s%n", name, median(times), (bytes >> 20) / median(
                        times),
                times.stream().map(t -> String.format(Locale.ROOT, "%.2f", t)).toList()));
        for (String content : List.of("rows", "noise")) {
            if (peer) {
                System.out.printf(Locale.ROOT, "%s: fairlead / (zstd -3 | age) = %.2f%n", content, median(
                        seconds.get(
                                content + " write")) / median(seconds.get(content + " zstd | age")));
            } else {
                System.out.println(content
                        + ": NOT COMPARED, zstd and age were left out or are not installed");
            }
        }
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private void measured(String name, long start, long end) {
        seconds.computeIfAbsent(name, n -> new ArrayList<>()).add((end - start) / 1e9);
    }

    private void plain(Path file, String content, long bytes) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (long done = 0; done < bytes;) {
                if (content.equals("noise")) {
                    out.write(noise);
                    done += noise.length;
                }
                for (byte[] row : content.equals("rows") ? rows : List.<byte[]>of()) {
                    out.write(row);
                    out.write('\n');
                    done += row.length + 1;
                }
            }
        }
    }

    private void ours(String content, long bytes, boolean passphrase) throws Exception {
        Path file = folder.resolve("ours.fairlead");
        var manifest = new BundleManifest(1, "bench", "a", new Origin("bench", Map.of()), List.of(), List.of(
                new Dataset("rows", DataFormat.JSONL, List.of(), false)), List.of(), Instant.EPOCH, "bench");
        Protection protection = passphrase
                ? new Protection.ToPassphrase(Secret.of("a passphrase of the benchmark"))
                : new Protection.ToKeys(List.of(KEY.recipient()));
        long start = System.nanoTime();
        var written = new long[1];
        try (BundleWriter writer = BundleWriter.begin(BundleTarget.oneFile(file), protection, manifest,
                means)) {
            content(writer, content, bytes);
            BundleReport report = writer.finish(Optional.empty(), read -> {
                if (written[0] == 0) {
                    written[0] = System.nanoTime();
                }
            });
            long end = System.nanoTime();
            measured(content + " write", start, written[0]);
            measured(content + " test-open", written[0], end);
            System.out.printf(Locale.ROOT, "%s: %,d bytes written, work factor %d%n", content, report.bytes(),
                    report
                            .workFactor());
        }
        if (passphrase) {
            long begin = System.nanoTime();
            new BundleReader().verify(BundleFile.at(file), new BundleKey.Passphrase(Secret.of(
                    "a passphrase of the benchmark"), means.heap()), ReadWatch.NONE);
            measured(content + " open", begin, System.nanoTime());
        }
        Files.delete(file);
    }

    private void content(BundleWriter writer, String content, long bytes) throws Exception {
        if (content.equals("noise")) {
            for (long done = 0; done < bytes; done += noise.length) {
                writer.file("noise-" + done, false, noise.length, new ByteArrayInputStream(noise));
            }
            return;
        }
        try (DatasetWriter out = writer.dataset("rows")) {
            for (long done = 0; done < bytes;) {
                for (byte[] row : rows) {
                    out.row(row);
                    done += row.length + 1;
                }
            }
        }
    }

    private void peer(Path plain, String content) throws Exception {
        long start = System.nanoTime();
        Process process = new ProcessBuilder("sh", "-c", "zstd -3 -q -c " + plain + " | age -r " + KEY
                .recipient()
                + " > " + folder.resolve("peer.age")).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("zstd | age failed");
        }
        measured(content + " zstd | age", start, System.nanoTime());
    }

    private static boolean installed(String program) {
        return Arrays.stream(System.getenv("PATH").split(":")).anyMatch(f -> Files.isExecutable(Path.of(f,
                program)));
    }
}
