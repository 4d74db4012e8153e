/** Order of steps, resume, rollback, reports; the assembly, the one place that names adapters. */
@NullMarked
package org.fairlead.run;

import org.jspecify.annotations.NullMarked;
