package org.fairlead.machine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.playbook.KnownMessage;
import org.fairlead.playbook.Playbook.Check;

/** Counts messages of which a playbook knows what they mean. */
final class Cards {
    private final Map<KnownMessage, Hits> hits = new LinkedHashMap<>();

    /**
     * How often a message was met, and the largest number that its expression's first group found; 0 for
     * none.
     */
    private static final class Hits {
        private final Pattern pattern;
        private long count;
        private long largest;

        Hits(Pattern pattern) {
            this.pattern = pattern;
        }
    }

    Cards(List<KnownMessage> known) {
        known.forEach(message -> hits.put(message, new Hits(Pattern.compile(message.pattern()))));
    }

    /** Takes one line into account. */
    void line(String text) {
        for (Hits hit : hits.values()) {
            Matcher matcher = hit.pattern.matcher(text);
            if (matcher.find()) {
                hit.count++;
                String group = matcher.groupCount() > 0 ? matcher.group(1) : null;
                if (group != null && group.matches("[0-9]{1,15}")) {
                    hit.largest = Math.max(hit.largest, Long.parseLong(group));
                }
            }
        }
    }

    /** One finding for each message that was met; its text may use how often, and the largest number. */
    List<Finding> findings(Check check) {
        return hits.entrySet().stream().filter(entry -> entry.getValue().count > 0).map(entry -> Looker
                .finding(check,
                        "/" + entry.getKey().card(), Problem.warning("card." + entry.getKey().card(), entry
                                .getValue().count,
                                entry.getValue().largest))).toList();
    }
}
