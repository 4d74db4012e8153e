package org.fairlead.site.sqlite;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.fairlead.model.Column;
import org.fairlead.model.ColumnKind;

/** What a column declares; SQLite itself hardly cares, so this is a hint for people, never for conversion. */
final class DeclaredType {
    private static final Pattern SIZES = Pattern.compile("\\((\\d+)(?:\\s*,\\s*(\\d+))?\\)");

    private DeclaredType() {}

    static Column column(String name, String declared, boolean nullable, boolean generated) {
        String type = declared.toLowerCase(Locale.ROOT);
        Matcher sizes = SIZES.matcher(type);
        boolean sized = sizes.find();
        int first = sized ? Integer.parseInt(sizes.group(1)) : -1;
        int second = sized && sizes.group(2) != null ? Integer.parseInt(sizes.group(2)) : -1;
        ColumnKind kind = kind(type);
        return new Column(name, kind, declared, nullable, kind == ColumnKind.TEXT ? first : -1, false, 0,
                kind == ColumnKind.DECIMAL ? first : -1, kind == ColumnKind.DECIMAL ? second : -1, false,
                generated);
    }

    private static ColumnKind kind(String type) {
        if (type.startsWith("bool")) {
            return ColumnKind.BOOLEAN;
        }
        if (type.contains("int")) {
            return ColumnKind.INTEGER;
        }
        if (type.startsWith("datetime") || type.startsWith("timestamp")) {
            return ColumnKind.STAMP;
        }
        if (type.startsWith("date")) {
            return ColumnKind.DATE;
        }
        if (type.startsWith("time")) {
            return ColumnKind.TIME;
        }
        if (type.startsWith("decimal") || type.startsWith("numeric")) {
            return ColumnKind.DECIMAL;
        }
        if (type.startsWith("real") || type.startsWith("doub") || type.startsWith("floa")) {
            return ColumnKind.DOUBLE;
        }
        return type.contains("blob") || type.isEmpty() ? ColumnKind.BYTES : ColumnKind.TEXT;
    }
}
