/** The built-in sample as real servers and files, for tests of all modules. */
package org.fairlead.sample;
