/**
 * Bundles: an export as one encrypted file that stock tools open, age around zstd around tar, with
 * manifest, sums and signature; written in a stream, and read by somebody who trusts nothing in it. Knows
 * no site and no step, and what a row or a setting means is not its business.
 */
@NullMarked
package org.fairlead.bundle;

import org.jspecify.annotations.NullMarked;
