/** Sentences: the only place that turns keys and arguments into words. */
@NullMarked
package org.fairlead.text;

import org.jspecify.annotations.NullMarked;
