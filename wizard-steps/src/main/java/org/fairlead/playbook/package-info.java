/**
 * Playbooks: what a system is and how it is moved, as records read from YAML. The strict reader of YAML
 * files lives
 * here too. Nothing here runs a playbook or knows a database.
 */
@NullMarked
package org.fairlead.playbook;

import org.jspecify.annotations.NullMarked;
