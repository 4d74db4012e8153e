/** Mail servers, over SMTP. */
@org.jspecify.annotations.NullMarked
package org.fairlead.site.mail;
