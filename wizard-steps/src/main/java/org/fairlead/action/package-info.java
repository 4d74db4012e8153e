/**
 * What writing steps and rollback share: checkpoints in the target, playbook actions with their done-when, do
 * and undo,
 * and the capture of rows before and after.
 */
@NullMarked
package org.fairlead.action;

import org.jspecify.annotations.NullMarked;
