/**
 * SQLite files as a source: opened only as their owner, copied once through SQLite's backup, read by their
 * real storage
 * classes. Also the scratch databases of rehearsals and samples.
 */
@NullMarked
package org.fairlead.site.sqlite;

import org.jspecify.annotations.NullMarked;
