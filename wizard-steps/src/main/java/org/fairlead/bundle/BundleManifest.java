package org.fairlead.bundle;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle says of itself, its first entry: {@code fairlead/schema/bundle-manifest.schema.json}. Holds
 * no secret.
 *
 * @param fairleadBundle
 * version of the format, 1
 * @param playbook
 * id of the playbook
 * @param layout
 * id of the layout that the source has
 * @param leftOut
 * what the source has and the bundle has not
 * @param created
 * whole seconds
 * @param program
 * name and version of what wrote it
 */
public record BundleManifest(int fairleadBundle, String playbook, String layout, Origin source,
        List<Component> components, List<Dataset> datasets, List<LeftOut> leftOut, Instant created,
        String program) {

    /** The version of the format that is written. */
    public static final int FORMAT = 1;

    public BundleManifest {
        components = List.copyOf(components);
        datasets = List.copyOf(datasets);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Where the content comes from.
     *
     * @param name
     * as people call it
     * @param versions
     * versions by what they are of: "wordpress", "mariadb"
     */
    public record Origin(String name, Map<String, String> versions) {
        public Origin {
            versions = Map.copyOf(versions);
        }
    }

    /**
     * A group of settings.
     *
     * @param secrets
     * whether any of them may be secret
     */
    public record Component(String id, boolean secrets) {}

    /**
     * The rows of a table.
     *
     * @param columns
     * names in the order of a row; needed for CSV
     * @param secrets
     * whether its rows hold secrets
     * @param of
     * id of the dataset whose rows it holds once more in another format; empty for one in its own right
     * @param table
     * the table they come from; null where that is of no use to a reader
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Dataset(String id, DataFormat format, List<String> columns,
            @JsonInclude boolean secrets, String of, @Nullable TableFacts table) {
        public Dataset {
            columns = List.copyOf(columns);
        }

        /** One of which nothing more is said. */
        public Dataset(String id, DataFormat format, List<String> columns, boolean secrets) {
            this(id, format, columns, secrets, "", null);
        }
    }

    /**
     * Something that did not come along.
     *
     * @param item
     * component, setting, dataset or file
     * @param count
     * how many of it, where that is counted; else 0
     */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public record LeftOut(String item, Reason reason, long count) {}

    /** Why something was left out. */
    public enum Reason {
        SECRET, ENVIRONMENT, ACCOUNT_BOUND, NEVER_MOVED, NOT_CHOSEN, FILTERED, NOT_UNDERSTOOD;

        /** The word in the file, and the end of the key of its text. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    Optional<Component> component(String id) {
        return components.stream().filter(component -> component.id().equals(id)).findFirst();
    }

    /** The rows of an id, where it holds any. */
    public Optional<Dataset> dataset(String id) {
        return datasets.stream().filter(dataset -> dataset.id().equals(id)).findFirst();
    }
}
