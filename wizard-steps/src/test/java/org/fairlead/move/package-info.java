/** Tests of what moves from where to where. */
package org.fairlead.move;
