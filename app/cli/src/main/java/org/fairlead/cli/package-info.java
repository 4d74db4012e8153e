/**
 * The terminal: one command per step, exit codes, and the only place that writes to standard output. What a
 * command does
 * is done by the engine; nothing here knows a window.
 */
@NullMarked
package org.fairlead.cli;

import org.jspecify.annotations.NullMarked;
