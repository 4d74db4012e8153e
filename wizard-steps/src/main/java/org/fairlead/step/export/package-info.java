/** The export step: the settings of a site leave it as a bundle. Reads the site, writes the bundle. */
@NullMarked
package org.fairlead.step.export;

import org.jspecify.annotations.NullMarked;
