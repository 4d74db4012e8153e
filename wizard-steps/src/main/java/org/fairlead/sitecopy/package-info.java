/**
 * A scratch copy of a site's folder beside the scratch copy of its database, which writes to nobody and asks
 * nobody, and what serves it on its own machine. Of runs and steps it knows nothing; which site, and where,
 * it is told.
 */
@NullMarked
package org.fairlead.sitecopy;

import org.jspecify.annotations.NullMarked;
