/** The runs so far, and where a new one begins. */
@NullMarked
package org.fairlead.desktop.page.home;

import org.jspecify.annotations.NullMarked;
