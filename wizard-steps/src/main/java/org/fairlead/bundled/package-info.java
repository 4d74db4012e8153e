/**
 * Rows in bundles: what leaves a site and how it is written, and the database that a bundle stands for where
 * its rows arrive. Writes to no site. Settings in bundles have their room in {@code config}.
 */
@NullMarked
package org.fairlead.bundled;

import org.jspecify.annotations.NullMarked;
