package org.fairlead.cli;

import java.io.PrintWriter;
import java.util.List;

import org.fairlead.model.EnvironmentLine;
import org.fairlead.text.EnvironmentWords;
import org.fairlead.text.Messages;

/** The two environments side by side, a line each, differences marked. */
final class EnvironmentPrinter {
    private final EnvironmentWords words;
    private final PrintWriter out;

    EnvironmentPrinter(Messages messages, PrintWriter out) {
        this.words = new EnvironmentWords(messages);
        this.out = out;
    }

    void print(List<EnvironmentLine> lines) {
        int name = lines.stream().mapToInt(line -> words.name(line).length()).max().orElse(0);
        int source = lines.stream().mapToInt(line -> words.value(line.source()).length()).max().orElse(0);
        if (!lines.isEmpty()) {
            out.println(words.messages().text("cli.environment.title"));
        }
        String group = "";
        for (EnvironmentLine line : lines) {
            if (!line.group().equals(group)) {
                group = line.group();
                out.println("  " + words.group(line));
            }
            String told = "    " + mark(line.match()) + " " + pad(words.name(line), name) + "  " + pad(words
                    .value(
                            line.source()), source) + "  " + words.value(line.target());
            boolean worth = line.match() == EnvironmentLine.Match.DIFFERENT
                    || line.match() == EnvironmentLine.Match.MISSING;
            out.println(worth && !line.note().isEmpty() ? told + "  " + words.note(line) : told);
        }
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String mark(EnvironmentLine.Match match) {
        return switch (match) {
            case SAME -> "=";
            case EXPECTED -> "~";
            case DIFFERENT -> "!";
            case MISSING -> "x";
        };
    }
}
