package org.fairlead.planted.statics;

class PlantedCounter {
    static int count;
}
