package org.fairlead.planted.catches;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;

class InnocentCatch {
    int first() {
        try (Reader reader = new StringReader("a")) {
            return reader.read();
        } catch (IOException e) {
            return -1;
        }
    }
}
