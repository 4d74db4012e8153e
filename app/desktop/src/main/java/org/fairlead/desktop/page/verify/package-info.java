/** What was compared and checked afterwards. */
@NullMarked
package org.fairlead.desktop.page.verify;

import org.jspecify.annotations.NullMarked;
