@NullMarked
package org.fairlead.diff;

import org.jspecify.annotations.NullMarked;
