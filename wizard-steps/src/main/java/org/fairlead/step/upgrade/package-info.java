/** Upgrade: the playbook's actions in order, each with its journal. */
@NullMarked
package org.fairlead.step.upgrade;

import org.jspecify.annotations.NullMarked;
