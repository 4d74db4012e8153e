/** Measurements against peers and physical limits; run by the benchmark profile, never by the tests. */
package org.fairlead.bench;
