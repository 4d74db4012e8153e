/**
 * Finds out why something does not work: asks one thing after the other, from the name of a server to a slow
 * query, and says of each what it found. Only reads.
 */
@org.jspecify.annotations.NullMarked
package org.fairlead.diagnose;
