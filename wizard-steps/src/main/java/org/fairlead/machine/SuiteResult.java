package org.fairlead.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.fairlead.playbook.SuiteCheck;

/**
 * What a test suite said.
 *
 * @param apps
 * app to how many of its tests passed and failed
 * @param failing
 * names of the tests that failed, at most {@value #MOST}
 * @param ended
 * whether it came to an end by itself and in time
 */
public record SuiteResult(Map<String, Count> apps, Set<String> failing, boolean ended) {

    private static final int MOST = 500;
    private static final int LONGEST = 200;

    public SuiteResult {
        apps = new TreeMap<>(apps);
        failing = new TreeSet<>(failing);
    }

    /** Tests of one app. */
    public record Count(long passed, long failed) {
        Count and(boolean good) {
            return new Count(passed + (good ? 1 : 0), failed + (good ? 0 : 1));
        }
    }

    /** Reads what a suite said. */
    public static SuiteResult of(String said, SuiteCheck suite, boolean ended) {
        Pattern good = Pattern.compile(suite.good());
        Map<String, Count> apps = new TreeMap<>();
        Set<String> failing = new TreeSet<>();
        Matcher tests = Pattern.compile(suite.line(), Pattern.MULTILINE).matcher(said);
        while (tests.find()) {
            String app = cut(tests.group("app"));
            boolean passed = good.matcher(tests.group("outcome")).matches();
            apps.merge(app, new Count(0, 0).and(passed), (before, one) -> before.and(passed));
            if (!passed && failing.size() < MOST) {
                failing.add(app + "." + cut(tests.group("test")));
            }
        }
        return new SuiteResult(apps, failing, ended);
    }

    private static String cut(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    }

    public long passed() {
        return apps.values().stream().mapToLong(Count::passed).sum();
    }

    public long failed() {
        return apps.values().stream().mapToLong(Count::failed).sum();
    }

    /** "analytics 12/0, subscriptions 30/2": passed and failed of each app. */
    public String byApp() {
        List<String> each = new ArrayList<>();
        apps.forEach((app, count) -> each.add(app + " " + count.passed() + "/" + count.failed()));
        return String.join(", ", each);
    }
}
