/** The one button that writes, and the rows on their way. */
@NullMarked
package org.fairlead.desktop.page.transfer;

import org.jspecify.annotations.NullMarked;
