/**
 * What moves from where to where: datasets resolved against the catalogues of both sites, in foreign-key
 * order. Assess, transfer and verify share it. Reads catalogues, writes nothing.
 */
@NullMarked
package org.fairlead.move;

import org.jspecify.annotations.NullMarked;
