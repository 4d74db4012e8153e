/** Finish: gives up the way back and removes what Fairlead left behind. */
@NullMarked
package org.fairlead.step.finish;

import org.jspecify.annotations.NullMarked;
