package org.fairlead.action;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.playbook.Playbook;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Database;
import org.fairlead.site.Files;
import org.fairlead.site.Files.FileEntry;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;

/**
 * How large each part of a backup is that somebody may choose: measured while a site is assessed, so that a
 * choice can be made by it.
 */
public final class BackupSizes {
    /** The whole database; and of it the rows that a run may change, which are always kept. */
    public static final String WHOLE = "whole-database";
    public static final String ROWS = "rows";
    private static final String SCOPE = "backup-size";
    private static final String GROUP = "assess.group.backup";

    private BackupSizes() {}

    /** Paths of the application that are kept unless a plan leaves them out. */
    public static List<String> paths(Playbook playbook) {
        Set<String> paths = new LinkedHashSet<>(playbook.connections().target().keep());
        paths.addAll(playbook.connections().target().keepWhole());
        return List.copyOf(paths);
    }

    /** Whether a site shares its database with what is not its own, so that all of it is kept by default. */
    public static boolean keepsWholeByDefault(Playbook playbook) {
        return !playbook.system().apart().isEmpty();
    }

    /** Measures, and remembers what was measured. What cannot be measured is not said. */
    public static List<Finding> measure(Playbook playbook, Site target, RunLog log) throws SiteException,
            RecordException {
        Map<String, Long> sizes = new LinkedHashMap<>();
        Database database = target.database();
        if (database.whole().isPresent()) {
            String bytes = database.traits().get("bytes");
            if (bytes != null) {
                sizes.put(WHOLE, Long.parseLong(bytes));
            }
        }
        OptionalLong rows = database.bytesOf(written(playbook, database.tables()));
        if (rows.isPresent()) {
            sizes.put(ROWS, rows.getAsLong());
        }
        if (target.app().isPresent()) {
            for (String path : paths(playbook)) {
                sizes.put(path, bytes(target.app().get(), path));
            }
        }
        var findings = new ArrayList<Finding>();
        log.forget(SCOPE);
        for (Map.Entry<String, Long> size : sizes.entrySet()) {
            log.remember(SCOPE, size.getKey(), size.getValue().toString());
            findings.add(new Finding(SCOPE + "/" + size.getKey(), GROUP, said(size.getKey(), size
                    .getValue())));
        }
        return findings;
    }

    private static Problem said(String id, long bytes) {
        long kib = (bytes + 1023) / 1024;
        return switch (id) {
            case WHOLE -> Problem.info("assess.backup-size.whole", kib);
            case ROWS -> Problem.info("assess.backup-size.rows", kib);
            default -> Problem.info("assess.backup-size.path", kib, id);
        };
    }

    private static List<String> written(Playbook playbook, List<String> there) {
        Set<String> tables = new LinkedHashSet<>();
        playbook.datasets().forEach(dataset -> tables.add(dataset.table()));
        playbook.actions().forEach(action -> action.touching().forEach(touched -> tables.add(touched
                .table())));
        tables.retainAll(there);
        return List.copyOf(tables);
    }

    private static long bytes(Files tree, String path) throws SiteException {
        return tree.list(path).stream().mapToLong(FileEntry::size).sum();
    }

    /** Bytes of each choice as the assessment has measured them. */
    public static Map<String, Long> of(RunLog log) throws RecordException {
        Map<String, Long> sizes = new LinkedHashMap<>();
        log.recallAll(SCOPE).forEach((id, bytes) -> sizes.put(id, Long.parseLong(bytes)));
        return sizes;
    }
}
