package org.fairlead.action;

/**
 * What a file is like.
 *
 * @param bytes
 * its size
 * @param sha256
 * hex SHA-256 of its content
 */
public record FileSum(long bytes, String sha256) {}
