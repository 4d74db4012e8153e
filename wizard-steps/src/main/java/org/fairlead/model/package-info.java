/**
 * The words everything else is said in: values, rows, table shapes, problems, findings, progress. Immutable
 * records without behaviour beyond their own consistency; nothing here reads, writes or knows another
 * package.
 */
@NullMarked
package org.fairlead.model;

import org.jspecify.annotations.NullMarked;
