package org.fairlead.step.assess;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.fairlead.model.Cell;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.playbook.FileReference;
import org.fairlead.site.Files;
import org.fairlead.site.Files.FileEntry;
import org.fairlead.site.Quoting;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/** Whether every file that a row names is there, and which files no row names. */
final class MediaCheck {
    private static final String GROUP = "assess.group.source";

    private final AssessInput input;
    private final Transaction source;

    MediaCheck(AssessInput input, Transaction source) {
        this.input = input;
        this.source = source;
    }

    List<Finding> run() throws SiteException {
        if (input.playbook().fileReferences().isEmpty()) {
            return List.of();
        }
        Optional<Files> tree = input.source().files();
        if (tree.isEmpty()) {
            return List.of(new Finding("files", GROUP, Problem.info("assess.info.no-files")));
        }
        List<FileEntry> entries = tree.get().list();
        Set<String> present = new HashSet<>();
        entries.forEach(entry -> present.add(entry.path()));
        Set<String> unnamed = new HashSet<>(present);
        var missing = new ArrayList<List<String>>();
        List<String> tables = input.source().database().tables();
        for (FileReference reference : input.playbook().fileReferences()) {
            if (tables.contains(reference.table())) {
                look(reference, present, unnamed, missing);
            }
        }
        var findings = new ArrayList<Finding>();
        findings.add(new Finding("files/missing", GROUP, missing.isEmpty()
                ? Problem.passed("assess.passed.files", present.size())
                : Problem.warning("assess.problem.files-missing", missing.size(), tree.get().place()))
                .with(new Evidence(List.of("evidence.table", "evidence.column", "evidence.file"), missing,
                        missing.size())));
        if (!unnamed.isEmpty()) {
            findings.add(new Finding("files/unnamed", GROUP, Problem.info("assess.info.files-unnamed", unnamed
                    .size()))
                    .with(new Evidence(List.of("evidence.file"), unnamed.stream().sorted().map(List::of)
                            .toList(),
                            unnamed.size())));
        }
        return findings;
    }

    private void look(FileReference reference, Set<String> present, Set<String> unnamed,
            List<List<String>> missing)
            throws SiteException {
        String column = Quoting.quote(reference.column());
        try (Rows rows = source.query("SELECT DISTINCT " + column + " FROM " + Quoting.quote(reference
                .table())
                + " WHERE " + column + " IS NOT NULL AND " + column + " <> '' ORDER BY 1", Map.of())) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                if (row.get(0) instanceof Cell.Text(String value) && value.startsWith(reference.prefix())) {
                    String path = value.substring(reference.prefix().length());
                    unnamed.remove(path);
                    if (!present.contains(path) && !path.contains("://")) {
                        missing.add(List.of(reference.table(), reference.column(), path));
                    }
                }
            }
        }
    }
}
