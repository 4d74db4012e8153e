/** What the adapters of SQL databases share: named parameters, streaming result sets, quoting. Knows JDBC, no
 * product. */
@NullMarked
package org.fairlead.site.jdbc;

import org.jspecify.annotations.NullMarked;
