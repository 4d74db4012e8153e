/**
 * How fast a site answers and whether it keeps answering: timed before and after, watched, and under load.
 */
@NullMarked
package org.fairlead.watch;

import org.jspecify.annotations.NullMarked;
