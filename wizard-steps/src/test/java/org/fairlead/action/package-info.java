/** Tests of what undoes an action. */
package org.fairlead.action;
