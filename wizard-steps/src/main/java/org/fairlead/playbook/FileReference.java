package org.fairlead.playbook;

/**
 * A column that names an uploaded file. {@code prefix} is what comes before the path below the file tree.
 */
public record FileReference(String table, String column, String prefix) {}
