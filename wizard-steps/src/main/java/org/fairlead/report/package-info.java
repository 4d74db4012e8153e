/**
 * The report of a run as one HTML file that needs nothing else. Reads the record; holds no secret, because
 * the record holds none.
 */
@NullMarked
package org.fairlead.report;

import org.jspecify.annotations.NullMarked;
