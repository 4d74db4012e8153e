/** Tests of values inside values. */
package org.fairlead.rewrite;
