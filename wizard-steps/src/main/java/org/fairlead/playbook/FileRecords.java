package org.fairlead.playbook;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes records of a file that has passed its schema: names with dashes, lists and texts that are not there
 * become empty.
 */
public final class FileRecords {
    private static final JsonMapper MAPPER = mapper();

    private FileRecords() {}

    private static JsonMapper mapper() {
        var empty = JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
        return JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                .withConfigOverride(List.class, o -> o.setNullHandling(empty))
                .withConfigOverride(Map.class, o -> o.setNullHandling(empty))
                .withConfigOverride(String.class, o -> o.setNullHandling(empty))
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    }

    /** The record of a checked file. */
    public static <T> T read(YamlTree tree, Class<T> type) {
        return MAPPER.treeToValue(tree.root(), type);
    }

    /** The mapper itself, for writing what {@link #read} reads. */
    public static JsonMapper shared() {
        return MAPPER;
    }
}
