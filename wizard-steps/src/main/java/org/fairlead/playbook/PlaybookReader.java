package org.fairlead.playbook;

/** Reads {@code playbook.yaml}: strictly, with all problems at once. Thread-safe. */
public final class PlaybookReader {
    private final FileSchema schema = FileSchema.named("playbook");

    /**
     * Reads a playbook.
     *
     * @param yaml
     * the file's bytes
     * @param place
     * what the file is called, for people
     * @param folder
     * name of the folder it lies in, which is its id
     */
    public Playbook read(byte[] yaml, String place, String folder) throws InvalidFileException {
        YamlTree written = StrictYaml.read(yaml, place);
        schema.check(written);
        YamlTree tree = SqlParts.put(written);
        Playbook playbook = FileRecords.read(tree, Playbook.class);
        var problems = new FileProblems(tree);
        if (!playbook.id().equals(folder)) {
            problems.add("playbook.problem.folder", "/id", playbook.id(), folder);
        }
        new PlaybookChecks(playbook, problems).run();
        problems.settle();
        return playbook;
    }
}
