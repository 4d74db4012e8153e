package org.fairlead.desktop.kit;

import java.nio.file.Path;

/** Shows a file with the program that the desktop has for it. */
@FunctionalInterface
public interface Opener {
    void open(Path file);
}
