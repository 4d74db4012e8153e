package org.fairlead.action;

import java.nio.file.Path;

import org.fairlead.record.UndoJournal;
import org.fairlead.secret.AgeSealer;

/**
 * Where writing steps keep what undoes them.
 *
 * @param sealer
 * seals to the run's key; needs no passphrase
 * @param folder
 * for files as they were, sealed likewise
 */
public record WayBack(UndoJournal journal, AgeSealer sealer, Path folder) {}
