/**
 * What a WordPress site says of itself in its {@code wp-config.php}, read as text and never executed. Knows
 * nothing of its database's contents.
 */
@NullMarked
package org.fairlead.site.wordpress;

import org.jspecify.annotations.NullMarked;
