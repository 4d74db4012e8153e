/** Where the source and the target are, tried until both answer. */
@NullMarked
package org.fairlead.desktop.page.connect;

import org.jspecify.annotations.NullMarked;
