package org.fairlead.bundle;

import java.io.IOException;
import java.io.InputStream;

import org.fairlead.model.ProblemException;

/**
 * Takes the content of a bundle, in its order: settings, rows, files. What it does not want it leaves alone.
 */
public interface BundleVisitor {
    /** Settings of a component. */
    default void component(ComponentConfig config) throws IOException, ProblemException {}

    /** A part of a dataset: a file of its format by itself. */
    default void part(DataPart part) throws IOException, ProblemException {}

    /**
     * A file. Its content may only be trusted once this method has returned and {@link #fileDone} is
     * called: write it beside its place, and move it there.
     *
     * @param path
     * relative, with slashes, inside its folder on every system
     */
    default void file(String path, long size, InputStream content) throws IOException, ProblemException {}

    /** The file handed over last was what it was when the bundle was verified. */
    default void fileDone(String path) throws IOException, ProblemException {}

    /**
     * A part of a dataset.
     *
     * @param number
     * from 1
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
    record DataPart(BundleManifest.Dataset dataset, int number, byte[] content) {}
}
