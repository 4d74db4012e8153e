package org.fairlead.planted.catches;

import java.io.IOException;
import java.io.Reader;

class PlantedCatch {
    int first(Reader reader) {
        try {
            return reader.read();
        } catch (Exception e) {
            return -1;
        }
    }

    int second(Reader reader) throws IOException {
        return reader.read();
    }
}
