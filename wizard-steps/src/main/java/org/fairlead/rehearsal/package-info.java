/**
 * What a run that was tried on a copy of its target came to, and what a person has decided about each thing
 * that went otherwise than it should. Lives in the record of the rehearsal; of sites and steps it knows
 * nothing.
 */
@NullMarked
package org.fairlead.rehearsal;

import org.jspecify.annotations.NullMarked;
