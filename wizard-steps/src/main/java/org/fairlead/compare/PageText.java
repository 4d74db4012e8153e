package org.fairlead.compare;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a page as somebody reads them, line by line. What differs between two askings of the same page
 * is left out: addresses of the site itself, one-time numbers, times of day.
 */
final class PageText {
    private static final Pattern UNREAD = Pattern.compile("(?i)<(script|style|noscript|template)\\b|<!--");
    private static final Pattern BLOCK = Pattern.compile(
            "(?i)</?(p|div|h[1-6]|li|ul|ol|tr|td|th|br|section|article|header|footer|nav|form|title|"
                    + "option)\\b[^<>]{0,10000}>");
    private static final Pattern TAG = Pattern.compile("<[^<>]{0,10000}>");
    private static final Pattern BLANK = Pattern.compile("[\\s\\u00a0]+");
    private static final Pattern ONCE = Pattern.compile("\\b[0-9a-f]{10}\\b|\\b[0-9a-f]{32,64}\\b");
    private static final Pattern TIME = Pattern.compile("\\b[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?\\b");

    private PageText() {}

    /**
     * Reads it.
     *
     * @param site
     * address of the site, which stands for itself in neither answer
     */
    static List<String> of(String body, String site) {
        String host = site.replaceFirst("^https?://", "");
        String text = body.replace("\\/", "/").replace(site, "").replace(host, "");
        if (text.stripLeading().startsWith("<") || text.toLowerCase(Locale.ROOT).contains(
                "<html")) {
            text = TAG.matcher(BLOCK.matcher(read(text)).replaceAll("\n"))
                    .replaceAll(
                            "");
        } else if (text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[")) {
            text = text.replace(",", ",\n");
        }
        return text.lines().map(line -> BLANK.matcher(line).replaceAll(" ").strip()).map(line -> TIME.matcher(
                ONCE.matcher(line).replaceAll("#")).replaceAll("#")).filter(line -> !line.isEmpty()).toList();
    }

    /**
     * Without what nobody reads, such as scripts, in one pass; what is opened and not closed runs to the end.
     */
    private static String read(String text) {
        Matcher unread = UNREAD.matcher(text);
        String lower = text.toLowerCase(Locale.ROOT);
        var read = new StringBuilder();
        int from = 0;
        while (unread.find(from)) {
            read.append(text, from, unread.start()).append(' ');
            String name = unread.group(1);
            String closing = name == null ? "-->" : "</" + name.toLowerCase(Locale.ROOT);
            int end = lower.indexOf(closing, unread.end());
            int behind = end < 0 ? -1 : lower.indexOf('>', end);
            if (behind < 0) {
                return read.toString();
            }
            from = behind + 1;
        }
        return read.append(text, from, text.length()).toString();
    }
}
