/** Transfer: the rows of all datasets, chunk by chunk, with checkpoints, journal and quarantine. */
@NullMarked
package org.fairlead.step.transfer;

import org.jspecify.annotations.NullMarked;
