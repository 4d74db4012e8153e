package org.fairlead.acceptance;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.fairlead.plan.Acceptance;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Check;

/** The checks of a playbook, those of critical capabilities closing the gate. */
public final class RequiredChecks {
    /** Before a program's folder goes back: it must not run meanwhile. */
    public static final String OFF = "switched-off";
    /** When it has gone back: it must run again. */
    public static final String ON = "switched-on";
    private static final Set<String> PHASES = Set.of(OFF, ON);

    private RequiredChecks() {}

    /** The checks that are asked only while a program's folder goes back. */
    public static List<Check> at(String phase, Playbook playbook) {
        return playbook.checks().stream().filter(check -> check.group().equals(phase)).toList();
    }

    /** The checks as a plan wants them. */
    public static List<Check> of(Playbook playbook, Acceptance acceptance) {
        Set<String> critical = playbook.capabilities().stream().filter(capability -> acceptance.critical()
                .contains(capability.id())).flatMap(capability -> capability.checks().stream()).collect(
                        Collectors.toCollection(HashSet::new));
        critical.addAll(acceptance.earlier().mustPass());
        return playbook.checks().stream().filter(check -> !PHASES.contains(check.group())).map(
                check -> critical.contains(check.id()) ? closing(check)
                        : check).toList();
    }

    private static Check closing(Check check) {
        return new Check(check.id(), check.group(), check.kind(), check.whenTable(), "blocker", check.sql(),
                check
                        .columns(), check.web(), check.queue(), check.log(), check.command(), check
                                .resource(), check.hosts(), check.site(), check.suite(), check.tables(), check
                                        .jobs(), check
                                                .guide());
    }

    /** Whether a check has a say on a database with these tables. */
    public static boolean applies(Check check, List<String> tables) {
        return check.whenTable().isEmpty() || tables.contains(check.whenTable());
    }
}
