/** Two WordPress sites on MariaDB, and settings on their way from one to the other. */
package org.fairlead.config;
