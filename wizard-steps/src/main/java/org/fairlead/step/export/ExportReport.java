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
 * @param encrypted
 * whether nobody reads it without passphrase or key
 */
public record ExportReport(List<String> files, long bytes, Map<String, Long> components,
        List<LeftOut> leftOut,
        boolean encrypted, List<Problem> notes) {
    public ExportReport {
        files = List.copyOf(files);
        components = Map.copyOf(components);
        leftOut = List.copyOf(leftOut);
        notes = List.copyOf(notes);
    }
}
