package org.fairlead.site.mariadb;

import java.util.Locale;

import org.fairlead.model.ColumnKind;

/** Which kind of value a type of MariaDB or MySQL holds. */
final class MariaTypes {
    private MariaTypes() {}

    /** The kind of a type that is named without what may stand behind it, such as "bigint". */
    static ColumnKind kind(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "tinyint", "smallint", "mediumint", "int", "integer", "bigint", "year", "boolean" ->
                    ColumnKind.INTEGER;
            case "decimal", "numeric" -> ColumnKind.DECIMAL;
            case "float", "double", "real" -> ColumnKind.DOUBLE;
            case "char", "varchar", "tinytext", "text", "mediumtext", "longtext", "enum", "set" ->
                    ColumnKind.TEXT;
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "bit", "geometry",
                    "point", "linestring", "polygon", "multipoint", "multilinestring", "multipolygon",
                    "geometrycollection" ->
                    ColumnKind.BYTES;
            case "date" -> ColumnKind.DATE;
            case "time" -> ColumnKind.TIME;
            case "datetime" -> ColumnKind.STAMP;
            case "timestamp" -> ColumnKind.MOMENT;
            case "json" -> ColumnKind.JSON;
            case "uuid" -> ColumnKind.UUID;
            case "inet4", "inet6" -> ColumnKind.ADDRESS;
            default -> ColumnKind.OTHER;
        };
    }

    /**
     * Bits of a number. Those without a sign count as 64 bits: what they do not take the server refuses
     * itself.
     *
     * @param full with what stands behind the name, such as "int(10) unsigned"
     */
    static int bits(String type, String full) {
        if (full.contains("unsigned")) {
            return 64;
        }
        return switch (type) {
            case "tinyint" -> 8;
            case "smallint", "year" -> 16;
            case "mediumint" -> 24;
            case "int", "float" -> 32;
            case "bigint", "double" -> 64;
            default -> 0;
        };
    }
}
