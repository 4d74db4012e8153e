/**
 * Roll back: gives the target back what the run changed, keeps what others did since, asks where both did.
 */
@NullMarked
package org.fairlead.step.rollback;

import org.jspecify.annotations.NullMarked;
