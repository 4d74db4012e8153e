/** Which system, and which of its jobs. */
@NullMarked
package org.fairlead.desktop.page.choose;

import org.jspecify.annotations.NullMarked;
