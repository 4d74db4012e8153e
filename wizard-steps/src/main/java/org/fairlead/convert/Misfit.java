package org.fairlead.convert;

import org.fairlead.plan.MisfitKind;

/**
 * A value that does not fit.
 *
 * @param detail
 * a measure, such as "312 > 255"; never the content
 */
public record Misfit(String column, MisfitKind kind, String detail) {}
