package org.fairlead.planted.console;

class PlantedTrace {
    void tell(IllegalStateException failure) {
        failure.printStackTrace();
    }
}
