package org.fairlead.bundle;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is in a bundle, counted: by the writer while it writes, and again by every reader. Names are sorted.
 */
public record BundleTotals(Map<String, ComponentTotal> components, Map<String, DatasetTotal> datasets,
        FileTotal files) {
    public BundleTotals {
        components = Collections.unmodifiableMap(new TreeMap<>(components));
        datasets = Collections.unmodifiableMap(new TreeMap<>(datasets));
    }

    /** Settings of a component. */
    public record ComponentTotal(long settings) {}

    /** Rows of a dataset, the parts they lie in and the bytes of these. */
    public record DatasetTotal(long rows, long parts, long bytes) {

        static final DatasetTotal NONE = new DatasetTotal(0, 0, 0);

        DatasetTotal plus(long moreRows, long moreBytes) {
            return new DatasetTotal(rows + moreRows, parts + 1, bytes + moreBytes);
        }
    }

    /** Files and their bytes. */
    public record FileTotal(long count, long bytes) {}

    /** Rows of all datasets. */
    public long rows() {
        return datasets.values().stream().mapToLong(DatasetTotal::rows).sum();
    }

    /** Settings of all components. */
    public long settings() {
        return components.values().stream().mapToLong(ComponentTotal::settings).sum();
    }
}
