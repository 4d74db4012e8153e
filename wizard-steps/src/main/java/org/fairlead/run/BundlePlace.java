package org.fairlead.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

import org.fairlead.bundle.BundleFile;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Progress;
import org.fairlead.plan.Plan;
import org.fairlead.plan.SshAddress;
import org.fairlead.record.RunLog;
import org.fairlead.site.Files.FileEntry;
import org.fairlead.site.Server;
import org.fairlead.site.Site.Side;
import org.fairlead.site.SiteException;

/**
 * Where a bundle lies, and how it comes to this computer from another one: over SFTP, as it is, so that what
 * is sealed stays so. What broke off goes on where it was; what is here already, by its length, beginning and
 * end, is not fetched again. Reading it from end to end, as every bundle is read before it is used, shows
 * whatever went wrong on the way.
 *
 * @param folder
 * of this computer, where fetched bundles are put
 */
record BundlePlace(RunSites sites, Path folder) {
    private static final String PART = ".part";
    private static final int SIGHT = 65_536;
    private static final int BLOCK = 131_072;
    private static final int MOST_VOLUMES = 999;

    /** Fetching for a run. */
    BundlePlace(RunSites sites, RunLog log) {
        this(sites, log.folder().resolve("bundle"));
    }

    static boolean isElsewhere(String bundle) {
        return RemotePlace.is(bundle);
    }

    /** The bundle of a plan on this computer. */
    Path of(Plan plan) throws ProblemException {
        String bundle = plan.configuration().bundle();
        if (!isElsewhere(bundle)) {
            return path(bundle);
        }
        RemotePlace there = RemotePlace.of(bundle);
        SshAddress known = Stream.of(plan.source().ssh(), plan.target().ssh()).filter(ssh -> ssh.host()
                .equals(there.host())).findFirst().orElse(SshAddress.NONE);
        return fetch(bundle, known, Controls.silent());
    }

    /**
     * Fetches a bundle, with all its volumes.
     *
     * @param address
     * {@code sftp://user@host/path} of the file, of any of its volumes, or the name they have in common
     * @param login
     * how to log in there
     * @return its first file on this computer
     */
    Path fetch(String address, SshAddress login, Controls controls) throws ProblemException {
        RemotePlace place = RemotePlace.of(address);
        int slash = place.path().lastIndexOf('/');
        String name = place.path().substring(slash + 1);
        Path into = folder.resolve(UUID.nameUUIDFromBytes(place.written().getBytes(StandardCharsets.UTF_8))
                .toString().substring(0, 8));
        try (Server server = sites.server(place.way(login), Side.SOURCE);
                org.fairlead.site.Files there = server.files(slash <= 0 ? "/" : place.path().substring(0,
                        slash))) {
            List<FileEntry> parts = parts(there, name);
            if (parts.isEmpty()) {
                throw new SiteException(Problem.blocker("bundle.problem.no-file", place.written()));
            }
            Files.createDirectories(into);
            long total = Math.max(1, parts.stream().mapToLong(FileEntry::size).sum());
            requireRoom(into, total);
            long before = 0;
            for (FileEntry part : parts) {
                one(there, part, into.resolve(local(part.path())), new Told(controls, place.written(), before,
                        total));
                before += part.size();
            }
            return into.resolve(local(parts.getFirst().path()));
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("bundle.problem.not-fetched", place.written(), into
                    .toString(), String.valueOf(e.getMessage())), e);
        }
    }

    /** The file itself, or its volumes as far as they follow one another. */
    private static List<FileEntry> parts(org.fairlead.site.Files there, String name) throws SiteException {
        boolean isVolume = name.matches(".+\\.[0-9]{3}");
        if (!isVolume && there.exists(name)) {
            return there.list(name);
        }
        String whole = isVolume ? name.substring(0, name.length() - 4) : name;
        var parts = new ArrayList<FileEntry>();
        for (int number = 1; number <= MOST_VOLUMES; number++) {
            String volume = whole + String.format(Locale.ROOT, ".%03d", number);
            if (!there.exists(volume)) {
                break;
            }
            parts.addAll(there.list(volume));
        }
        return parts;
    }

    /** A name that every system can give a file. */
    private static String local(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^[.]+", "_");
    }

    private static void requireRoom(Path into, long bytes) throws IOException, SiteException {
        long free = Files.getFileStore(into).getUsableSpace();
        if (free < bytes) {
            throw new SiteException(Problem.blocker("bundle.problem.no-room", into.toString(), bytes, free));
        }
    }

    /** Where fetching stands. */
    private record Told(Controls controls, String place, long before, long total) {
        void at(long bytes) throws SiteException {
            controls.progress().accept(new Progress("bundle.fetching", List.of(place), before + bytes, total,
                    0, -1, List.of()));
            if (controls.stop().shouldStop()) {
                throw new SiteException(Problem.blocker("bundle.problem.fetching-stopped", place));
            }
        }
    }

    private static void one(org.fairlead.site.Files there, FileEntry part, Path here, Told told)
            throws SiteException, IOException {
        if (Files.isRegularFile(here) && Files.size(here) == part.size() && looksAlike(there, part, here)) {
            told.at(part.size());
            return;
        }
        Path growing = here.resolveSibling(here.getFileName() + PART);
        long had = Files.isRegularFile(growing) ? Files.size(growing) : 0;
        boolean goesOn = had > 0 && had <= part.size() && sameBeginning(there, part.path(), growing, had);
        read(there, part, growing, goesOn ? had : 0, told);
        Files.move(growing, here, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void read(org.fairlead.site.Files there, FileEntry part, Path growing, long offset,
            Told told) throws SiteException, IOException {
        long at = offset;
        try (InputStream in = there.open(part.path(), offset);
                OutputStream out = offset > 0 ? Files.newOutputStream(growing, StandardOpenOption.APPEND)
                        : Files.newOutputStream(growing)) {
            var block = new byte[BLOCK];
            for (int read = in.read(block); read >= 0 && at <= part.size(); read = in.read(block)) {
                out.write(block, 0, read);
                at += read;
                told.at(at);
            }
        }
        if (at != part.size()) {
            throw new SiteException(Problem.blocker("bundle.problem.changing", part.path(), part.size(), at));
        }
    }

    /** Sealed bundles begin with their own key and end with their own seal; open ones end with their sums. */
    private static boolean looksAlike(org.fairlead.site.Files there, FileEntry part, Path here)
            throws SiteException, IOException {
        long tail = Math.max(0, part.size() - SIGHT);
        return sameBeginning(there, part.path(), here, part.size()) && same(there, part.path(), here, tail,
                SIGHT);
    }

    private static boolean sameBeginning(org.fairlead.site.Files there, String path, Path here, long had)
            throws SiteException, IOException {
        return same(there, path, here, 0, (int) Math.min(SIGHT, had));
    }

    private static boolean same(org.fairlead.site.Files there, String path, Path here, long offset,
            int length) throws SiteException, IOException {
        try (InputStream remote = there.open(path, offset); InputStream local = Files.newInputStream(here)) {
            local.skipNBytes(offset);
            return Arrays.equals(remote.readNBytes(length), local.readNBytes(length));
        }
    }

    private static Path path(String bundle) throws SiteException {
        try {
            return Path.of(bundle);
        } catch (InvalidPathException e) {
            throw new SiteException(Problem.blocker("bundle.problem.no-file", bundle.replace('\0', '?')), e);
        }
    }

    /** The bundle as a file, for whoever opens it. */
    BundleFile file(Plan plan) throws ProblemException {
        return BundleFile.at(of(plan));
    }
}
