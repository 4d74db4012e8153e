package org.fairlead.playbook;

/**
 * A list kept in one serialized value of a row, to which the entries of the same row of the source are added
 * where a plan joins what both have.
 *
 * @param column
 * tells what is kept in a row
 * @param value
 * of that column, for rows that hold such a list
 * @param list
 * column of the list, as PHP serializes it
 * @param by
 * member of an entry that tells when it is from, by which the joined list is sorted; entries without it keep
 * their order, those of the source first
 * @param most
 * entries that the application keeps; of more, the last ones stay
 */
public record JoinedList(String column, String value, String list, String by, int most) {}
