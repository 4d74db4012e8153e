/**
 * What becomes of a value on its way from one database to another, and the canonical form by which two
 * values are
 * compared. Transfer, verification and rollback share it, so that they can never disagree. Reads and writes
 * nothing.
 */
@NullMarked
package org.fairlead.convert;

import org.jspecify.annotations.NullMarked;
