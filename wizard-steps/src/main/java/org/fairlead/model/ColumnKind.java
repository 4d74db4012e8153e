package org.fairlead.model;

/** What a column may hold, over all databases. */
public enum ColumnKind {
    BOOLEAN, INTEGER, DECIMAL, DOUBLE, TEXT, BYTES, DATE, TIME, STAMP, MOMENT, UUID, JSON, INTERVAL, ADDRESS,
    ARRAY, OTHER
}
