/**
 * What pages have in common: the contract with the window around them, and the desk on which one run lies
 * while its
 * pages are open. Each page has a package of its own below this one and knows no other.
 */
@NullMarked
package org.fairlead.desktop.page;

import org.jspecify.annotations.NullMarked;
