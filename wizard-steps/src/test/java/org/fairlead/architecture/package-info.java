/**
 * What ARCHITECTURE promises, as rules that fail the build. The rules stand here, the classes that each of
 * them must catch
 * in {@code org.fairlead.planted}. The apps check themselves with the same rules.
 */
package org.fairlead.architecture;
