package org.fairlead.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import tools.jackson.databind.json.JsonMapper;

import org.fairlead.bundle.BundleFile;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.Plan;
import org.fairlead.plan.SecretRef;
import org.fairlead.plan.SshAddress;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Site.Side;
import org.fairlead.site.SiteException;
import org.fairlead.step.StopSignal;

/**
 * Copies of a run's backup and of a bundle at further places: a folder of this machine, a drive, a machine
 * reached
 * over SFTP. What broke off goes on where it was; a copy counts when its SHA-256, read back, is that of the
 * original.
 */
record Copies(Plan plan, RunSites sites, RunLog log) {

    /** Scope in the record: place as it was written to what was copied there. */
    static final String PLACES = "copies";
    private static final String PART = ".part";
    private static final List<String> WEB_ROOTS = List.of("public_html", "htdocs", "wwwroot", "httpdocs");

    /**
     * Copies everything to one place.
     *
     * @param there
     * its {@code files} name the folder, its {@code ssh} how to log in
     * @param bundle
     * besides what is kept; pieces of it are found beside the first
     */
    CopyReport to(Endpoint there, Optional<Path> bundle, StopSignal stop) throws ProblemException {
        var copied = new ArrayList<CopyReport.Copied>();
        try (org.fairlead.site.Files place = sites.files(knowing(there), Side.TARGET).orElseThrow(
                () -> new SiteException(Problem
                        .blocker("copies.problem.no-place")))) {
            place.requireFolder();
            List<Path> files = files(bundle);
            if (files.isEmpty()) {
                throw new SiteException(Problem.blocker("copies.problem.nothing", log.summary().id()));
            }
            for (Path file : files) {
                if (stop.shouldStop()) {
                    break;
                }
                copied.add(copy(there.files(), file, place));
            }
            var report = new CopyReport(place.place(), copied, files.size() - copied.size(), warnings(there,
                    place
                            .place()));
            log.event(Problem.info("copies.event", copied.size(), place.place()));
            return report;
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("copies.problem.cannot-read", log.folder().toString(),
                    String.valueOf(e
                            .getMessage())), e);
        }
    }

    private List<Path> files(Optional<Path> bundle) throws IOException, ProblemException {
        var files = new ArrayList<Path>();
        Path backup = log.folder().resolve("backup");
        if (Files.isDirectory(backup)) {
            try (Stream<Path> all = Files.walk(backup)) {
                all.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        if (bundle.isPresent()) {
            files.addAll(BundleFile.at(bundle.get()).parts());
        } else {
            files.addAll(ExportedFiles.of(log));
        }
        return files;
    }

    /** Where nothing is said of how to log in, what the plan says of that machine. */
    private Endpoint knowing(Endpoint there) throws SiteException {
        SshAddress login = there.ssh();
        Optional<RemotePlace> remote = RemotePlace.of(there.files(), login);
        boolean said = !login.keyFile().isEmpty() || !(login.password() instanceof SecretRef.None) || !login
                .fingerprint()
                .isEmpty() || !login.knownHosts().isEmpty();
        if (remote.isEmpty() || said) {
            return there;
        }
        return Stream.of(plan.target().ssh(), plan.source().ssh()).filter(known -> known.host().equals(remote
                .get()
                .host())).findFirst().map(there::withSsh).orElse(there);
    }

    /** Below the name of the run, so that copies of several runs go to one place. */
    private String name(Path file) {
        Path backup = log.folder().resolve("backup");
        String run = String.valueOf(log.folder().getFileName());
        return file.startsWith(backup) ? run + "/" + backup.relativize(file).toString().replace('\\', '/')
                : run + "/"
                        + file.getFileName();
    }

    private CopyReport.Copied copy(String written, Path file, org.fairlead.site.Files place)
            throws ProblemException, IOException {
        String name = name(file);
        String digest = digest(file);
        long size = Files.size(file);
        if (place.exists(name)) {
            if (!place.digest(name).equals(digest)) {
                throw new SiteException(Problem.blocker("copies.problem.taken", name, place.place()));
            }
            note(written, place, name, digest);
            return new CopyReport.Copied(name, size, digest, size);
        }
        String part = name + PART;
        long there = place.exists(part) ? place.list(part).getFirst().size() : 0;
        long resumed = there > size ? 0 : there;
        write(file, place, part, resumed);
        if (resumed > 0 && !place.digest(part).equals(digest)) {
            resumed = 0; // what had arrived before was something else
            write(file, place, part, 0);
        }
        if (!place.digest(part).equals(digest)) {
            throw new SiteException(Problem.blocker("copies.problem.differs", name, place.place()));
        }
        note(written, place, name, digest); // first, so that one who dies behind the rename knows it as his own
        place.rename(part, name);
        return new CopyReport.Copied(name, size, digest, resumed);
    }

    /**
     * What was copied to a place, or was about to be when the copying broke off.
     *
     * @param called
     * the place for people
     * @param files
     * name to SHA-256
     */
    record Noted(String called, Map<String, String> files) {}

    private void note(String written, org.fairlead.site.Files place, String name, String digest)
            throws RecordException {
        Map<String, String> files = new TreeMap<>(noted(written).map(Noted::files).orElse(Map.of()));
        files.put(name, digest);
        log.remember(PLACES, written, JsonMapper.shared().writeValueAsString(new Noted(place.place(),
                files)));
    }

    /** What this run has copied to a place; nothing where that was removed. */
    Optional<Noted> noted(String place) throws RecordException {
        return log.recall(PLACES, place).filter(json -> !json.isEmpty()).map(json -> JsonMapper.shared()
                .readValue(
                        json, Noted.class));
    }

    /** Bytes of the copies of this run that are still at a place as they came. */
    long bytes(String place, Noted noted) throws ProblemException {
        long bytes = 0;
        try (org.fairlead.site.Files there = at(place)) {
            for (String name : noted.files().keySet()) {
                bytes += there.exists(name) ? there.list(name).getFirst().size() : 0;
            }
        }
        return bytes;
    }

    /** Removes them; a file that is another by now stays. */
    void remove(String place, Noted noted) throws ProblemException {
        try (org.fairlead.site.Files there = at(place)) {
            for (Map.Entry<String, String> file : noted.files().entrySet()) {
                if (there.exists(file.getKey()) && there.digest(file.getKey()).equals(file.getValue())) {
                    there.delete(file.getKey());
                }
            }
        }
        log.remember(PLACES, place, "");
    }

    private org.fairlead.site.Files at(String place) throws ProblemException {
        return sites.files(knowing(Endpoint.EMPTY.withFiles(place)), Side.TARGET).orElseThrow(
                () -> new SiteException(Problem.blocker("copies.problem.no-place")));
    }

    private static void write(Path file, org.fairlead.site.Files place, String part, long offset)
            throws IOException,
            SiteException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(offset);
            place.append(part, offset, in);
        }
    }

    private static String digest(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * A copy that goes with the machine it is to survive, or that the whole web may fetch, is said to be one.
     */
    private List<Problem> warnings(Endpoint there, String place) throws SiteException {
        var warnings = new ArrayList<Problem>();
        Optional<RemotePlace> remote = RemotePlace.of(there.files(), there.ssh());
        for (Endpoint side : List.of(plan.source(), plan.target())) {
            boolean same = remote.isPresent()
                    ? List.of(side.ssh().host(), side.database().host()).contains(remote.get().host())
                    : side.ssh().host().isEmpty() && isOfThisMachine(side);
            if (same && warnings.isEmpty()) {
                warnings.add(Problem.warning("copies.warning.same-machine", place));
            }
        }
        String folder = remote.map(RemotePlace::path).orElse(there.files());
        boolean inSite = Stream.of(plan.source(), plan.target()).flatMap(side -> Stream.of(side.app(), side
                .files()))
                .filter(known -> !known.isEmpty()).anyMatch(known -> folder.startsWith(known.replaceFirst(
                        "^sftp://[^/]*",
                        "")));
        boolean inWeb = WEB_ROOTS.stream().anyMatch(folder.toLowerCase(Locale.ROOT)::contains) || folder
                .startsWith(
                        "/var/www");
        if (inSite || inWeb) {
            warnings.add(Problem.warning("copies.warning.web-root", place));
        }
        return warnings;
    }

    private static boolean isOfThisMachine(Endpoint side) {
        return List.of("localhost", "127.0.0.1", "::1").contains(side.database().host()) || !side.database()
                .file()
                .isEmpty();
    }
}
