/** Back up: keeps what the run may change, and rehearses the restore before the gate opens. */
@NullMarked
package org.fairlead.step.backup;

import org.jspecify.annotations.NullMarked;
