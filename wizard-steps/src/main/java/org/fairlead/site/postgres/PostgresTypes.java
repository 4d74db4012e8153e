package org.fairlead.site.postgres;

import org.fairlead.model.ColumnKind;

/** Which kind of value a PostgreSQL type holds. */
final class PostgresTypes {
    private PostgresTypes() {}

    static ColumnKind kind(String typeName, boolean array) {
        if (array) {
            return ColumnKind.ARRAY;
        }
        return switch (typeName) {
            case "bool" -> ColumnKind.BOOLEAN;
            case "int2", "int4", "int8", "oid", "serial", "bigserial", "smallserial" -> ColumnKind.INTEGER;
            case "numeric" -> ColumnKind.DECIMAL;
            case "float4", "float8" -> ColumnKind.DOUBLE;
            case "varchar", "text", "bpchar", "name", "citext" -> ColumnKind.TEXT;
            case "bytea" -> ColumnKind.BYTES;
            case "date" -> ColumnKind.DATE;
            case "time" -> ColumnKind.TIME;
            case "timestamp" -> ColumnKind.STAMP;
            case "timestamptz" -> ColumnKind.MOMENT;
            case "uuid" -> ColumnKind.UUID;
            case "json", "jsonb" -> ColumnKind.JSON;
            case "interval" -> ColumnKind.INTERVAL;
            case "inet", "cidr" -> ColumnKind.ADDRESS;
            default -> ColumnKind.OTHER;
        };
    }

    /** Bits of a number, 0 for what is none. */
    static int bits(String typeName) {
        return switch (typeName) {
            case "int2" -> 16;
            case "int4", "float4" -> 32;
            case "int8", "float8" -> 64;
            default -> 0;
        };
    }
}
