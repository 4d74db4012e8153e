package org.fairlead.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The named parameters that a playbook's SQL may have: {@code :now} and {@code :choice_<id>}. */
final class SqlParameters {
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"|--[^\n]*");
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([A-Za-z]\\w*)");

    private SqlParameters() {}

    static void check(String sql, List<String> choices, String pointer, FileProblems problems) {
        var known = new ArrayList<String>(List.of("now"));
        choices.forEach(id -> known.add("choice_" + id.replace('-', '_')));
        Matcher matcher = PARAMETER.matcher(QUOTED.matcher(sql).replaceAll("''"));
        while (matcher.find()) {
            problems.refer("parameter", pointer, matcher.group(1), known);
        }
    }
}
