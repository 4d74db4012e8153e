package org.fairlead.rewrite;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.fairlead.rewrite.PhpValue.Entry;

/** Writes the format of PHP's {@code serialize()}; lengths are counted in bytes. */
public final class PhpWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private PhpWriter() {}

    /** The value as bytes. */
    public static byte[] write(PhpValue value) {
        var writer = new PhpWriter();
        writer.value(value);
        return writer.out.toByteArray();
    }

    /** The value as text, for values whose texts are all UTF-8. */
    public static String text(PhpValue value) {
        return new String(write(value), StandardCharsets.UTF_8);
    }

    private void value(PhpValue value) {
        switch (value) {
            case PhpValue.Null() -> ascii("N;");
            case PhpValue.Bool(boolean truth) -> ascii(truth ? "b:1;" : "b:0;");
            case PhpValue.Int(long number) -> ascii("i:" + number + ";");
            case PhpValue.Dbl(String text) -> ascii("d:" + text + ";");
            case PhpValue.Str text -> {
                ascii("s:");
                quoted(text);
                ascii(";");
            }
            case PhpValue.Array(List<Entry> entries) -> {
                ascii("a:" + entries.size() + ":{");
                entries(entries);
            }
            case PhpValue.Obj(PhpValue.Str type, List<Entry> properties) -> {
                ascii("O:");
                quoted(type);
                ascii(":" + properties.size() + ":{");
                entries(properties);
            }
            case PhpValue.Custom(PhpValue.Str type, PhpValue.Str content) -> {
                ascii("C:");
                quoted(type);
                byte[] bytes = content.bytes();
                ascii(":" + bytes.length + ":{");
                out.writeBytes(bytes);
                ascii("}");
            }
            case PhpValue.Case(PhpValue.Str name) -> {
                ascii("E:");
                quoted(name);
                ascii(";");
            }
            case PhpValue.Reference(long number, boolean shared) -> ascii((shared ? "R:" : "r:") + number
                    + ";");
        }
    }

    private void entries(List<Entry> entries) {
        for (Entry entry : entries) {
            value(entry.key());
            value(entry.value());
        }
        ascii("}");
    }

    private void quoted(PhpValue.Str text) {
        byte[] bytes = text.bytes();
        ascii(bytes.length + ":\"");
        out.writeBytes(bytes);
        ascii("\"");
    }

    private void ascii(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
