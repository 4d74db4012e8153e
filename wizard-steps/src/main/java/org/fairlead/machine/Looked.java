package org.fairlead.machine;

import org.fairlead.plan.CommandText;
import org.fairlead.site.ShellResult;

/**
 * What an approved command said, secrets covered.
 *
 * @param text
 * the command as it ran
 */
record Looked(CommandText text, ShellResult result) {}
