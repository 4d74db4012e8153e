@org.jspecify.annotations.NullUnmarked
package org.fairlead.bundle;
