package org.fairlead.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import com.github.luben.zstd.Zstd;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** A bundle put together entry by entry, as somebody would who means harm: not encrypted, sums right. */
final class HandMadeBundle {
    static final String MANIFEST = """
            {"fairlead-bundle": 1, "playbook": "p", "layout": "l", "source": {"name": "s", "versions": {}},
             "components": [{"id": "c"}], "datasets": [{"id": "d", "format": "jsonl"}], "left-out": [],
             "created": "2026-01-02T03:04:05Z", "program": "by hand"}
            """;
    static final String CONFIG = "{\"component\": \"c\", \"settings\": {\"a\": {\"value\": 1}}}";
    static final String ROWS = "{\"id\": 1}\n{\"id\": 2}\n";
    static final String TOTALS = """
            {"components": {"c": {"settings": 1}}, "datasets": {"d": {"rows": 2, "parts": 1, "bytes": 20}},
             "files": {"count": 1, "bytes": 2}}
            """;

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(String name, byte type, String content) {}

    /** A sound one. */
    static HandMadeBundle sound() {
        return new HandMadeBundle().with("manifest.json", MANIFEST).with("config/c.json", CONFIG).with(
                "data/d/1.jsonl",
                ROWS).with("files/f", "ff").with("totals.json", TOTALS);
    }

    HandMadeBundle with(String name, String content) {
        return with(name, TarConstants.LF_NORMAL, content);
    }

    HandMadeBundle with(String name, byte type, String content) {
        entries.add(new Entry(name, type, content));
        return this;
    }

    /** The same with one entry more before the one at a place. */
    HandMadeBundle before(String place, String name, byte type, String content) {
        entries.add(index(place), new Entry(name, type, content));
        return this;
    }

    HandMadeBundle without(String name) {
        entries.remove(index(name));
        return this;
    }

    HandMadeBundle changed(String name, String content) {
        entries.set(index(name), new Entry(name, TarConstants.LF_NORMAL, content));
        return this;
    }

    private int index(String name) {
        return entries.stream().map(Entry::name).toList().indexOf(name);
    }

    byte[] tar(boolean sums) throws Exception {
        var tar = new ByteArrayOutputStream();
        var lines = new StringBuilder();
        for (Entry entry : entries) {
            put(tar, entry);
            lines.append(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(entry.content
                    .getBytes(StandardCharsets.UTF_8)))).append("  ").append(entry.name).append('\n');
        }
        if (sums) {
            put(tar, new Entry("SHA256SUMS", TarConstants.LF_NORMAL, lines.toString()));
        }
        tar.writeBytes(new byte[1024]);
        return tar.toByteArray();
    }

    /** A header of ustar and what belongs to it; a long name comes in a header of its own before. */
    private static void put(ByteArrayOutputStream tar, Entry entry) {
        byte[] name = entry.name.getBytes(StandardCharsets.UTF_8);
        if (name.length > 100) {
            String record = " path=" + entry.name + "\n";
            put(tar, new Entry("long", TarConstants.LF_PAX_EXTENDED_HEADER_LC, (name.length + 10) + record));
        }
        byte[] content = entry.content.getBytes(StandardCharsets.UTF_8);
        var header = ByteBuffer.allocate(512);
        header.put(name, 0, Math.min(100, name.length));
        header.put(100, "0000644\0000000000\0000000000\000".getBytes(StandardCharsets.US_ASCII));
        header.put(124, String.format("%011o\00000000000000", content.length).getBytes(
                StandardCharsets.US_ASCII));
        header.put(148, "        ".getBytes(StandardCharsets.US_ASCII));
        header.put(156, entry.type);
        if (entry.type == TarConstants.LF_SYMLINK || entry.type == TarConstants.LF_LINK) {
            header.put(157, "/etc/passwd".getBytes(StandardCharsets.US_ASCII));
        }
        header.put(257, "ustar\00000".getBytes(StandardCharsets.US_ASCII));
        int sum = 0;
        for (byte b : header.array()) {
            sum += b & 0xff;
        }
        header.put(148, String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII));
        tar.writeBytes(header.array());
        tar.writeBytes(content);
        tar.writeBytes(new byte[(512 - content.length % 512) % 512]);
    }

    Path write(Path folder) throws Exception {
        return write(folder, tar(true));
    }

    static Path write(Path folder, byte[] tar) throws IOException {
        return Files.write(folder.resolve("handmade.tar.zst"), Zstd.compress(tar));
    }
}
