package org.fairlead.acceptance;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.fairlead.plan.Acceptance;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Check;

/** The checks of a playbook, those of critical capabilities closing the gate. */
public final class RequiredChecks {
    private RequiredChecks() {}

    /** The checks as a plan wants them. */
    public static List<Check> of(Playbook playbook, Acceptance acceptance) {
        Set<String> critical = playbook.capabilities().stream().filter(capability -> acceptance.critical()
                .contains(capability.id())).flatMap(capability -> capability.checks().stream()).collect(
                        Collectors.toSet());
        return playbook.checks().stream().map(check -> critical.contains(check.id()) ? closing(check)
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
