/** The result, what is left to do, the report, and giving up the way back. */
@NullMarked
package org.fairlead.desktop.page.finish;

import org.jspecify.annotations.NullMarked;
