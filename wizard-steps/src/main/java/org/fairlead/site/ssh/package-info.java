/**
 * Machines reached over SSH: one connection, its host key checked, that tunnels and files share. Commands may
 * come to use the same one.
 */
@NullMarked
package org.fairlead.site.ssh;

import org.jspecify.annotations.NullMarked;
