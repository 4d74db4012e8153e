/** Settings that live in a {@code .env} file. Knows nothing of what the settings mean. */
@NullMarked
package org.fairlead.site.env;

import org.jspecify.annotations.NullMarked;
