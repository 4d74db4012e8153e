/**
 * Values inside values: PHP-serialized, JSON, URL-encoded and base64 texts are taken apart, changed and put
 * together
 * again without a length or an escape going wrong. What is not understood stays as it is and is reported. No
 * PHP and no
 * object is ever made.
 */
@NullMarked
package org.fairlead.rewrite;

import org.jspecify.annotations.NullMarked;
