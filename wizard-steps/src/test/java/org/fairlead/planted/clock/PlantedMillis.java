package org.fairlead.planted.clock;

class PlantedMillis {
    long started = System.currentTimeMillis();
}
