package org.fairlead.compare;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The words of a page as somebody reads them, line by line. What differs between two askings of the same page
 * is left out: addresses of the site itself, one-time numbers, times of day.
 */
final class PageText {
    private static final Pattern UNREAD = Pattern.compile(
            "(?is)<(script|style|noscript|template)\\b.*?</\\1\\s*>|<!--.*?-->");
    private static final Pattern BLOCK = Pattern.compile(
            "(?i)</?(p|div|h[1-6]|li|ul|ol|tr|td|th|br|section|article|header|footer|nav|form|title|option)\\b[^>]*>");
    private static final Pattern TAG = Pattern.compile("<[^>]{0,10000}>");
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
        if (text.stripLeading().startsWith("<") || text.toLowerCase(java.util.Locale.ROOT).contains(
                "<html")) {
            text = TAG.matcher(BLOCK.matcher(UNREAD.matcher(text).replaceAll(" ")).replaceAll("\n"))
                    .replaceAll(
                            "");
        } else if (text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[")) {
            text = text.replace(",", ",\n");
        }
        return text.lines().map(line -> BLANK.matcher(line).replaceAll(" ").strip()).map(line -> TIME.matcher(
                ONCE.matcher(line).replaceAll("#")).replaceAll("#")).filter(line -> !line.isEmpty()).toList();
    }
}
