/** A bundle from outside: what opens it, what is in it, and where it may go. */
@NullMarked
package org.fairlead.desktop.page.bundle;

import org.jspecify.annotations.NullMarked;
