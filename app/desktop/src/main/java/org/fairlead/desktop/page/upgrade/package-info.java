/** What is done on the target once the rows are there. */
@NullMarked
package org.fairlead.desktop.page.upgrade;

import org.jspecify.annotations.NullMarked;
