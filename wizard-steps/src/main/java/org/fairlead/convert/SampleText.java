package org.fairlead.convert;

import java.util.List;
import java.util.regex.Pattern;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;

/** Rows as they may be shown: texts are shortened, and what is or looks like a key is covered. */
public final class SampleText {
    private static final int LONGEST = 60;
    private static final int SHORTEST_SECRET = 6;
    /** What stands in place of a secret. */
    public static final String COVER = "••••";
    /** Keys of services as they are usually made: a word, a dash or underscore, and many letters. */
    private static final Pattern LIKE_A_KEY = Pattern.compile(
            "\\b(?:sk|pk|rk|asst|thread|key|token|Bearer)[-_ ][A-Za-z0-9_.-]{6,}|\\b[A-Za-z0-9+/_-]{40,}\\b");

    private final List<String> secrets;

    /**
     * @param secrets
     * values that must not be shown wherever they stand
     */
    public SampleText(List<String> secrets) {
        this.secrets = secrets.stream().filter(secret -> secret.length() >= SHORTEST_SECRET).toList();
    }

    /** A row. */
    public List<String> of(Row row) {
        return row.cells().stream().map(this::of).toList();
    }

    /** A value. */
    public String of(Cell cell) {
        String text = ReadableCell.whole(cell).replaceAll("\\s+", " ");
        for (String secret : secrets) {
            text = text.replace(secret, COVER);
        }
        text = LIKE_A_KEY.matcher(text).replaceAll(COVER);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
