/** What lies on this machine: a tree of files, and the places a secret may come from. */
@NullMarked
package org.fairlead.site.local;

import org.jspecify.annotations.NullMarked;
