/**
 * A whole database as SQL text that the database's own client loads, sealed on its way to the disk; and the
 * way from there into another database, compared at its end. Knows the ports of a database and no product; of
 * steps and runs it knows nothing.
 */
@NullMarked
package org.fairlead.dump;

import org.jspecify.annotations.NullMarked;
