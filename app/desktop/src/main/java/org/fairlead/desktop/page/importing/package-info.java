/** Where two configurations meet: a decision for every setting, one act that writes, and what came of it. */
@NullMarked
package org.fairlead.desktop.page.importing;

import org.jspecify.annotations.NullMarked;
