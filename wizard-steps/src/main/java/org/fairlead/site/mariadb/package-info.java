/**
 * MariaDB and MySQL. Every session quotes identifiers by the standard, is strict, and keeps time in UTC, so
 * that nobody
 * outside needs to know. Not here: anything that one application keeps in such a database.
 */
@NullMarked
package org.fairlead.site.mariadb;

import org.jspecify.annotations.NullMarked;
