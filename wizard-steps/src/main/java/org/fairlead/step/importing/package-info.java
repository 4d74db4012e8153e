/**
 * The import step: settings of one site arrive on another, decided one by one and written in one transaction.
 */
@NullMarked
package org.fairlead.step.importing;

import org.jspecify.annotations.NullMarked;
