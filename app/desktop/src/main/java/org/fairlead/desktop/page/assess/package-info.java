/** What was found by looking; nothing is written. */
@NullMarked
package org.fairlead.desktop.page.assess;

import org.jspecify.annotations.NullMarked;
