package org.fairlead.planted.console;

class PlantedPrint {
    void tell(String what) {
        System.out.println(what);
    }
}
