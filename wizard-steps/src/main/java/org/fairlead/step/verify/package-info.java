/**
 * Verify: compares what arrived with what should have, row by row, and runs the playbook's checks. Writes
 * nothing.
 */
@NullMarked
package org.fairlead.step.verify;

import org.jspecify.annotations.NullMarked;
