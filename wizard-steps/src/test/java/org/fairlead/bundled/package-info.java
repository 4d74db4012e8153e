/** Tests of rows in bundles. */
@NullMarked
package org.fairlead.bundled;

import org.jspecify.annotations.NullMarked;
