/**
 * Redis and what speaks like it, over the connection of Jedis. Nothing of a key's contents enters a problem.
 */
@NullMarked
package org.fairlead.site.redis;

import org.jspecify.annotations.NullMarked;
