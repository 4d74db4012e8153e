/**
 * The same requests put to two addresses of a site, the old one and the new one, and what differs between
 * their
 * answers. Only reads.
 */
@org.jspecify.annotations.NullMarked
package org.fairlead.compare;
