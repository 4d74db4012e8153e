package org.fairlead.move;

import org.fairlead.plan.Plan;

/**
 * What every reading of a dataset needs to know: the plan, the references looked up, the rows that wait, and
 * those that the target already had.
 */
public record MoveScope(Plan plan, References references, Parents parents, RowsThere there) {}
