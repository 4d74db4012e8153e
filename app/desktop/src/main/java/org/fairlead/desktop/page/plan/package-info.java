/** What will happen, and what is decided about it. */
@NullMarked
package org.fairlead.desktop.page.plan;

import org.jspecify.annotations.NullMarked;
