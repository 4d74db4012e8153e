package org.fairlead.demo;

import java.util.List;

/** A front end that can show the sample; found by {@link java.util.ServiceLoader}. */
public interface FrontEnd {
    /** Whether it needs a display. */
    boolean isWindow();

    /**
     * Shows the main job on the sample, until somebody closes it or the process ends.
     *
     * @param arguments
     * such as {@code --home DIR}
     * @throws UnsupportedOperationException
     * when the display that was named does not open, or the libraries of its windows are missing
     */
    void showSample(List<String> arguments);
}
