/**
 * Keys, sealing and wiping: the only place that touches a cipher. Knows nothing of plans, records or
 * sites.
 */
@NullMarked
package org.fairlead.secret;

import org.jspecify.annotations.NullMarked;
