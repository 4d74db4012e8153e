package org.fairlead.desktop.page;

import javafx.beans.value.ObservableBooleanValue;

/**
 * What the primary button does in place of going on.
 *
 * @param words
 * names the act and the place
 * @param writes
 * whether it writes to the target; such a button does not answer to Enter from elsewhere
 * @param possible
 * whether it can be done now
 */
public record Act(String words, boolean writes, ObservableBooleanValue possible, Runnable run) {}
