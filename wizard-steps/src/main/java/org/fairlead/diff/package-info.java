/**
 * Where two values differ: inside lists and maps, and line by line inside texts. Pure calculations that read
 * and write nothing, shared by the window and the terminal.
 */
@NullMarked
package org.fairlead.diff;

import org.jspecify.annotations.NullMarked;
