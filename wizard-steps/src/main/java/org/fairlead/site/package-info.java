/**
 * The ports: what a site can be asked and told, whatever it runs on. A site is a database, settings, files,
 * a web
 * address, each optional. Adapters live in the packages below and never know one another; nobody above asks
 * which
 * adapter stands behind a port.
 */
@NullMarked
package org.fairlead.site;

import org.jspecify.annotations.NullMarked;
