/**
 * What people may do on a site, tried as the people themselves: logged in as users of a plan, or as users
 * that
 * are made for the trial and removed again. Also puts questions that cost something, as many as a plan
 * allows.
 */
@NullMarked
package org.fairlead.access;

import org.jspecify.annotations.NullMarked;
