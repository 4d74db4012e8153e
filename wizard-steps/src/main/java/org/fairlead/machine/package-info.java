/**
 * What the machine of a site says of itself: its logs, what it has left, whom it reaches, and approved
 * commands
 * that look. Nothing here changes anything.
 */
@NullMarked
package org.fairlead.machine;

import org.jspecify.annotations.NullMarked;
