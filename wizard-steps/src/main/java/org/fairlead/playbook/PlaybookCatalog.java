package org.fairlead.playbook;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.fairlead.model.Problem;

/**
 * The playbooks that came with the program and those of the user's folder. A user's playbook cannot take the
 * name of a
 * built-in one. Reads only; immutable once loaded.
 *
 * @param broken
 * what is wrong with the user's playbooks that could not be read
 */
public record PlaybookCatalog(List<KnownPlaybook> playbooks, List<Problem> broken) {
    private static final String ANCHOR = "/fairlead/playbooks/guide-lines.csv";

    public PlaybookCatalog {
        playbooks = List.copyOf(playbooks);
        broken = List.copyOf(broken);
    }

    /** The built-in playbooks alone. */
    public static PlaybookCatalog builtIn() {
        try {
            URL anchor = PlaybookCatalog.class.getResource(ANCHOR);
            if (anchor == null) {
                throw new IllegalStateException("missing resource " + ANCHOR);
            }
            URI place = anchor.toURI();
            if (!place.getScheme().equals("jar")) {
                return loaded(Path.of(place).resolveSibling(""));
            }
            try (FileSystem jar = FileSystems.newFileSystem(
                    Path.of(URI.create(place.getRawSchemeSpecificPart().replaceFirst("!.*", ""))))) {
                return loaded(jar.getPath(ANCHOR).resolveSibling(""));
            }
        } catch (IOException | URISyntaxException | InvalidFileException e) {
            throw new IllegalStateException("built-in playbooks", e);
        }
    }

    private static PlaybookCatalog loaded(Path folder) throws IOException, InvalidFileException {
        var playbooks = new ArrayList<KnownPlaybook>();
        for (Path each : folders(folder)) {
            playbooks.add(load(PlaybookFolder.read(each), true));
        }
        return new PlaybookCatalog(playbooks, List.of());
    }

    /** These and the readable ones of a folder of the user's, which need not exist. */
    public PlaybookCatalog with(Path userFolder) {
        var all = new ArrayList<>(playbooks);
        var wrong = new ArrayList<>(broken);
        try {
            for (Path each : Files.isDirectory(userFolder) ? folders(userFolder) : List.<Path>of()) {
                try {
                    KnownPlaybook known = load(PlaybookFolder.read(each), false);
                    if (find(known.playbook().id()).isPresent()) {
                        wrong.add(Problem.blocker("playbook.problem.name-taken", each.toString(), each
                                .toString(),
                                known.playbook().id()));
                    } else {
                        all.add(known);
                    }
                } catch (InvalidFileException e) {
                    wrong.addAll(e.problems());
                }
            }
        } catch (IOException e) {
            wrong.add(Problem.blocker("file.problem.unreadable", userFolder.toString(), userFolder
                    .toString()));
        }
        return new PlaybookCatalog(all, wrong);
    }

    private static List<Path> folders(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> Files.exists(child.resolve("playbook.yaml"))).sorted().toList();
        }
    }

    /** Makes a playbook of a folder. */
    public static KnownPlaybook load(PlaybookFolder folder, boolean builtIn) throws InvalidFileException {
        String place = folder.name() + "/playbook.yaml";
        byte[] yaml = folder.playbook().orElseThrow(() -> new InvalidFileException(
                List.of(Problem.blocker("file.problem.unreadable", place, place))));
        Playbook playbook = new PlaybookReader().read(yaml, place, folder.name());
        Map<String, String> texts = folder.texts();
        return new KnownPlaybook(playbook, texts, folder.hash(), builtIn);
    }

    public Optional<KnownPlaybook> find(String id) {
        return playbooks.stream().filter(known -> known.playbook().id().equals(id)).findFirst();
    }

    /** Ids, for guessing what was meant. */
    public List<String> ids() {
        return playbooks.stream().map(known -> known.playbook().id()).toList();
    }
}
