/**
 * What the adapters of SQL databases share: named parameters, streaming result sets, quoting. Knows JDBC, no
 * product.
 */
@NullMarked
package org.fairlead.jdbc;

import org.jspecify.annotations.NullMarked;
