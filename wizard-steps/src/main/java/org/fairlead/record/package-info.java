/**
 * The record: one SQLite file that remembers every run, and beside it, per run, the encrypted undo journal,
 * backups and
 * the key they are sealed to. Opens no site.
 */
@NullMarked
package org.fairlead.record;

import org.jspecify.annotations.NullMarked;
