/** Taking back what a run wrote. */
@NullMarked
package org.fairlead.desktop.page.rollback;

import org.jspecify.annotations.NullMarked;
