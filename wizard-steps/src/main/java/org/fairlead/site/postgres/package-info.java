/**
 * PostgreSQL 14 and newer, as a source or a target: catalogue, typed reading, COPY, identities, scratch
 * schemas.
 */
@NullMarked
package org.fairlead.site.postgres;

import org.jspecify.annotations.NullMarked;
