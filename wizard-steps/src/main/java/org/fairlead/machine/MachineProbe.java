package org.fairlead.machine;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.fairlead.action.Masking;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Severity;
import org.fairlead.playbook.Requirement;
import org.fairlead.site.MachineFacts;
import org.fairlead.site.Shell;
import org.fairlead.site.ShellCommand;
import org.fairlead.site.ShellResult;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;

/**
 * Measures a requirement by a command on the machine that changes nothing. What was run and what it said is
 * the
 * evidence; without a machine to run on, the command is the evidence and a person measures.
 */
public final class MachineProbe {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String GROUP = "assess.group.requirements";
    private static final Pattern VERSION = Pattern.compile("([0-9]+(?:\\.[0-9]+)+)");
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,18})");
    private static final int LONGEST = 4000;

    private final Optional<Shell> shell;
    private final Requirement requirement;
    private final String bound;
    private final Masking.Source masking;

    public MachineProbe(Site site, Requirement requirement, Masking.Source masking) throws SiteException {
        this.shell = site.shell();
        this.requirement = requirement;
        this.masking = masking;
        this.bound = bound(site, requirement);
    }

    /** The bound of the playbook, or a multiple of what the database takes where that is more. */
    private static String bound(Site site, Requirement requirement) throws SiteException {
        if (requirement.timesDatabase() == 0) {
            return requirement.atLeast();
        }
        long database = Long.parseLong(site.database().traits().getOrDefault("bytes", "0")) >> 20;
        return Long.toString(Math.max(Long.parseLong(requirement.atLeast()), database * requirement
                .timesDatabase()));
    }

    /** Measures it now. */
    public Finding look() throws SiteException {
        String command = command();
        if (shell.isEmpty()) {
            return finding(Problem.info("assess.machine.by-hand." + word(), bound, command, requirement
                    .id()), command, "");
        }
        ShellResult told = shell.get().run(ShellCommand.of(command, LIMIT), () -> false);
        Masking covers = masking.now();
        var said = new ShellResult(told.ending(), told.exit(), covers.of(told.out()), covers.of(told.err()),
                told
                        .millis());
        Optional<String> measured = said.isGood() ? measured(said) : Optional.empty();
        String shown = said.out() + said.err();
        if (requirement.probe() == Requirement.ProbeKind.SHELL_TEXT && said.isGood()) {
            String first = said.out().lines().findFirst().orElse("-");
            return finding(Problem.info("assess.machine.told", requirement.id(), first, shell.get().place()),
                    command,
                    shown);
        }
        if (measured.isEmpty()) {
            return finding(Problem.warning("assess.machine.unknown." + word(), shell.get().place(), bound,
                    said.ending().name().toLowerCase(Locale.ROOT) + " " + said.exit(), requirement.id()),
                    command, shown);
        }
        return finding(judge(measured.get(), shell.get().place()), command, shown);
    }

    private Finding finding(Problem problem, String command, String said) {
        String shown = said.strip();
        return new Finding("requirement/" + requirement.id(), GROUP, problem).with(new Evidence(List.of(
                "evidence.command", "evidence.said"), List.of(List.of(command, shown.length() > LONGEST
                        ? shown
                                .substring(0, LONGEST) + "…" : shown)), 1)).covering(requirement.guide());
    }

    private Problem judge(String measured, String place) {
        boolean enough = switch (requirement.probe()) {
            case SHELL_VERSION -> Versions.compare(measured, bound) >= 0;
            case LOAD_PERCENT -> Long.parseLong(measured) <= Long.parseLong(bound);
            default -> Long.parseLong(measured) >= Long.parseLong(bound);
        };
        String key = "assess.machine." + (enough ? "passed." : "too-little.") + word();
        Object shown = requirement.probe() == Requirement.ProbeKind.SHELL_VERSION ? measured : (Object) Long
                .valueOf(measured);
        Severity severity = enough ? Severity.PASSED : requirement.severity().isEmpty() ? Severity.BLOCKER
                : Severity.valueOf(requirement.severity().toUpperCase(Locale.ROOT));
        return new Problem(severity, key, List.of(shown, bound, place, requirement.id()));
    }

    private String word() {
        return requirement.probe().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String command() {
        return switch (requirement.probe()) {
            case MEMORY_MIB -> MachineFacts.MEMORY;
            case MEMORY_AVAILABLE_MIB -> MachineFacts.AVAILABLE;
            case CORES -> MachineFacts.CORES;
            case FREE_DISK_MIB -> MachineFacts.DISK;
            case LOAD_PERCENT -> MachineFacts.LOAD;
            default -> requirement.run().strip();
        };
    }

    private Optional<String> measured(ShellResult said) {
        return switch (requirement.probe()) {
            case MEMORY_MIB -> text(MachineFacts.memory(said.out()));
            case MEMORY_AVAILABLE_MIB -> text(MachineFacts.available(said.out()));
            case CORES -> text(MachineFacts.cores(said.out()));
            case FREE_DISK_MIB -> text(MachineFacts.disk(said.out()));
            case LOAD_PERCENT -> text(MachineFacts.load(said.out()));
            case SHELL_VERSION -> read(said, VERSION);
            default -> read(said, NUMBER);
        };
    }

    private static Optional<String> text(OptionalLong number) {
        return number.isPresent() ? Optional.of(Long.toString(number.getAsLong())) : Optional.empty();
    }

    private Optional<String> read(ShellResult said, Pattern usual) {
        Pattern pattern = requirement.read().isEmpty() ? usual : Pattern.compile(requirement.read());
        Matcher matcher = pattern.matcher(said.out().isBlank() ? said.err() : said.out());
        return matcher.find() ? Optional.ofNullable(matcher.group(matcher.groupCount() > 0 ? 1 : 0)).filter(
                value -> usual.matcher(value).matches()) : Optional.empty();
    }
}
