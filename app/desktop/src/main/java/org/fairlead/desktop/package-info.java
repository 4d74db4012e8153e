/**
 * Where the window starts: sets the theme, opens the stage, and hands over to the shell. Pages, controls and
 * navigation
 * have packages of their own below this one.
 */
@NullMarked
package org.fairlead.desktop;

import org.jspecify.annotations.NullMarked;
