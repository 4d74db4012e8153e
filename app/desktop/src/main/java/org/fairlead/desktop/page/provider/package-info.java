/** Which service a site is to use from now on: its key tried, its model chosen, its limits converted. */
@NullMarked
package org.fairlead.desktop.page.provider;

import org.jspecify.annotations.NullMarked;
