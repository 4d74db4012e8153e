/**
 * Classes that break one rule each, so that a rule which catches nothing is noticed. One package per rule:
 * Planted… must be
 * caught, Innocent… must pass. Nothing here is run.
 */
package org.fairlead.planted;
