/** The contracts every step keeps. Steps live in the packages below and never know one another. */
@NullMarked
package org.fairlead.step;

import org.jspecify.annotations.NullMarked;
