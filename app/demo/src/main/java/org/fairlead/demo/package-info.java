/**
 * The built-in sample: makes a version 1 site and a PostgreSQL to move it to, for the terminal and the
 * window alike. It
 * prepares both ends and cleans up after itself; the migration between them is the same one a user runs.
 */
@NullMarked
package org.fairlead.demo;

import org.jspecify.annotations.NullMarked;
