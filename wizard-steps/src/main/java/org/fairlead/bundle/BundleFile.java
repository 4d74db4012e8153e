package org.fairlead.bundle;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.fairlead.bundle.BundleException.Diagnosis;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.SecretException;

/**
 * A bundle as it lies on a disk: one file, or volumes {@code name.001 …} that joined are one. Nothing of
 * it is opened yet.
 *
 * @param name
 * what to call it
 * @param parts
 * its files in order
 */
public record BundleFile(String name, List<Path> parts) {
    static final int MOST_VOLUMES = 999;
    private static final Pattern VOLUME = Pattern.compile("(.+)\\.([0-9]{3})");

    public BundleFile {
        parts = List.copyOf(parts);
    }

    /** What a bundle is opened with. */
    public enum OpenedBy {
        PASSPHRASE, KEY, ANYBODY
    }

    /**
     * Finds the files of a bundle.
     *
     * @param path
     * the file, any of its volumes, or the name that the volumes have in common
     * @throws BundleException
     * when there is no such file, or a volume is missing (it is named) or shorter than the others
     */
    public static BundleFile at(Path path) throws BundleException {
        Matcher volume = VOLUME.matcher(String.valueOf(path.getFileName()));
        Path whole = volume.matches() ? path.resolveSibling(volume.group(1)) : path;
        try {
            if (!volume.matches() && Files.isRegularFile(path)) {
                return new BundleFile(path.toString(), List.of(path));
            }
            TreeSet<Integer> numbers = numbers(whole);
            if (numbers.isEmpty()) {
                throw new BundleException(Diagnosis.FAILED, Problem.blocker("bundle.problem.no-file", path
                        .toString()));
            }
            return new BundleFile(whole.toString(), volumes(whole, numbers.last()));
        } catch (IOException e) {
            throw new BundleException(Diagnosis.FAILED, Problem.blocker("bundle.problem.cannot-read", path
                    .toString(),
                    e.getClass().getSimpleName()), e);
        }
    }

    private static TreeSet<Integer> numbers(Path whole) throws IOException {
        var numbers = new TreeSet<Integer>();
        Path folder = whole.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return numbers;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> {
                Matcher volume = VOLUME.matcher(String.valueOf(file.getFileName()));
                if (volume.matches() && volume.group(1).equals(String.valueOf(whole.getFileName()))) {
                    numbers.add(Integer.parseInt(volume.group(2)));
                }
            });
        }
        numbers.remove(0);
        return numbers;
    }

    private static List<Path> volumes(Path whole, int last) throws IOException, BundleException {
        var volumes = new ArrayList<Path>();
        long size = -1;
        for (int i = 1; i <= last; i++) {
            Path volume = volume(whole, i);
            if (!Files.isRegularFile(volume)) {
                throw new BundleException(Diagnosis.CUT, Problem.blocker("bundle.problem.volume-missing",
                        whole
                                .toString(), volume.getFileName().toString()));
            }
            size = size < 0 ? Files.size(volume) : size;
            if (i < last && Files.size(volume) != size) {
                throw new BundleException(Diagnosis.CUT, Problem.blocker("bundle.problem.volume-size", whole
                        .toString(), volume.getFileName().toString()));
            }
            volumes.add(volume);
        }
        return volumes;
    }

    static Path volume(Path whole, int number) {
        return whole.resolveSibling(whole.getFileName() + String.format(Locale.ROOT, ".%03d", number));
    }

    /**
     * The volume that would come next, where the last one there is as long as the others and so may not
     * be the last; else empty.
     */
    String nextVolume() throws IOException {
        int count = parts.size();
        Matcher last = VOLUME.matcher(String.valueOf(parts.getLast().getFileName()));
        boolean more = last.matches() && count < MOST_VOLUMES && (count == 1 || Files.size(parts.getLast())
                >= Files
                        .size(parts.getFirst()));
        return more ? String.valueOf(volume(Path.of(last.group(1)), count + 1).getFileName()) : "";
    }

    /** Bytes of all its files. */
    public long size() throws IOException {
        long size = 0;
        for (Path part : parts) {
            size += Files.size(part);
        }
        return size;
    }

    InputStream open() {
        return new VolumeInput(parts);
    }

    /**
     * Looks at the first bytes to tell what is needed to open it.
     *
     * @throws ProblemException
     * when it is no bundle, is cut short or cannot be read
     */
    public OpenedBy openedBy() throws ProblemException {
        try (var in = new BufferedInputStream(open())) {
            in.mark(EndMark.BEGINNING);
            byte[] first = in.readNBytes(EndMark.BEGINNING);
            in.reset();
            if (Arrays.equals(first, EndMark.beginning())) {
                return OpenedBy.ANYBODY;
            }
            return AgeOpener.sealedTo(in, name) == AgeOpener.SealedTo.PASSPHRASE ? OpenedBy.PASSPHRASE
                    : OpenedBy.KEY;
        } catch (SecretException e) {
            throw new Diagnoses(this).of(e);
        } catch (IOException e) {
            throw new Diagnoses(this).of(e, "", 0);
        }
    }
}
