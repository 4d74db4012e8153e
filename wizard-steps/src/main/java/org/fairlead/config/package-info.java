/**
 * The configuration of a site as a playbook describes it: read from wherever a layout keeps it, compared
 * setting by
 * setting, converted from layout to layout, and written back. It knows rows and values, no application. Not
 * here:
 * what is decided about a difference (that is the plan) and when something is written (that is a step).
 */
@NullMarked
package org.fairlead.config;

import org.jspecify.annotations.NullMarked;
