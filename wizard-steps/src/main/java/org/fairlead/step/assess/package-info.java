/** Assess: looks at both sites and says what a migration would meet. Writes nothing. */
@NullMarked
package org.fairlead.step.assess;

import org.jspecify.annotations.NullMarked;
