package org.fairlead.bundle;

import java.util.List;

/** The settings of a component, as they travel in {@code config/<component>.json}. */
public record ComponentConfig(String id, List<Setting> settings) {
    public ComponentConfig {
        settings = List.copyOf(settings);
    }
}
