/** A site's address on the web, through the Java HTTP client. Reads only. */
@NullMarked
package org.fairlead.site.web;

import org.jspecify.annotations.NullMarked;
