/**
 * What pages are made of: work off the window's thread, fields, lists, progress, charts, and the ports behind
 * which
 * the desktop stands. Nothing here knows a page or decides about a migration.
 */
@NullMarked
package org.fairlead.desktop.kit;

import org.jspecify.annotations.NullMarked;
