/**
 * The window around the pages: header, rail, footer, navigation, how it looks, and where everything is put
 * together.
 * It knows which pages there are in one place only, the catalog, and asks each the same questions.
 */
@NullMarked
package org.fairlead.desktop.shell;

import org.jspecify.annotations.NullMarked;
