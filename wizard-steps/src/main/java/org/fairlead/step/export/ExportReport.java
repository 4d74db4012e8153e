package org.fairlead.step.export;

import java.util.List;
import java.util.Map;

import org.fairlead.bundle.BundleManifest.LeftOut;
import org.fairlead.model.Problem;

/**
 * What lies in the bundle, after it was opened again and counted.
 *
 * @param files
 * the bundle or its volumes
 * @param components
 * settings by component
 * @param tables
 * rows by dataset
 * @param encrypted
 * whether nobody reads it without passphrase or key
 */
public record ExportReport(List<String> files, long bytes, Map<String, Long> components, List<Table> tables,
        List<LeftOut> leftOut, boolean encrypted, List<Problem> notes) {
    public ExportReport {
        files = List.copyOf(files);
        components = Map.copyOf(components);
        tables = tables == null ? List.of() : List.copyOf(tables); // older records have none
        leftOut = List.copyOf(leftOut);
        notes = List.copyOf(notes);
    }

    /** Settings alone. */
    public ExportReport(List<String> files, long bytes, Map<String, Long> components, List<LeftOut> leftOut,
            boolean encrypted, List<Problem> notes) {
        this(files, bytes, components, List.of(), leftOut, encrypted, notes);
    }

    /**
     * Rows of one dataset.
     *
     * @param bytes
     * of their lines
     * @param first
     * the earliest date, as ISO 8601; empty where it has none
     * @param last
     * the latest
     * @param sha256
     * over what was read from the source, the same as in the bundle; 64 hex digits
     * @param also
     * endings of the formats that it is written in besides
     */
    public record Table(String dataset, long rows, long bytes, String first, String last, String sha256,
            List<String> also) {
        public Table {
            also = List.copyOf(also);
        }
    }

    /** Rows of all tables. */
    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
