/**
 * The plan: what was decided for one migration. Its reader, writer and hash. Holds no secret, only where to
 * get one, and
 * opens no connection.
 */
@NullMarked
package org.fairlead.plan;

import org.jspecify.annotations.NullMarked;
