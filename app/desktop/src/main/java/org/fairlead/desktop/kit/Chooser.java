package org.fairlead.desktop.kit;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Asks the user for a file or folder. Called on the window's thread; a port, for not every window has
 * choosers.
 */
public interface Chooser {
    /** An existing file. */
    Optional<Path> open(String title);

    Optional<Path> folder(String title);

    /** Where to write a file. */
    Optional<Path> save(String title, String proposedName);
}
