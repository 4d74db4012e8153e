/** What must hold when a run is over: looked at before it, looked at again afterwards. */
@org.jspecify.annotations.NullMarked
package org.fairlead.acceptance;
