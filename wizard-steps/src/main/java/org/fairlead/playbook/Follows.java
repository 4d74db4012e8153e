package org.fairlead.playbook;

/**
 * Rows that belong to a row of another dataset though the database does not say so.
 *
 * @param dataset
 * id of the other dataset
 * @param column
 * column that both have
 */
public record Follows(String dataset, String column) {
    public static final Follows NONE = new Follows("", "");
}
