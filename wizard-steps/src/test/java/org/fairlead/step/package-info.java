/** Steps on real servers. */
package org.fairlead.step;
