/** What is kept before anything is written, and how its restore was rehearsed. */
@NullMarked
package org.fairlead.desktop.page.backup;

import org.jspecify.annotations.NullMarked;
