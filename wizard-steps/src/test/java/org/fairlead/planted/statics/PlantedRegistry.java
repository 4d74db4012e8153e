package org.fairlead.planted.statics;

import java.util.concurrent.ConcurrentHashMap;

class PlantedRegistry {
    static final ConcurrentHashMap<String, String> ENTRIES = new ConcurrentHashMap<>();
}
