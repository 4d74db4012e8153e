/** What leaves a site as a bundle, how it is kept from others, and what lies in it at the end. */
@NullMarked
package org.fairlead.desktop.page.export;

import org.jspecify.annotations.NullMarked;
