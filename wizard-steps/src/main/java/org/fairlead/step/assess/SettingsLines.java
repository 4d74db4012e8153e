package org.fairlead.step.assess;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.fairlead.model.EnvironmentLine;
import org.fairlead.model.EnvironmentLine.Kind;
import org.fairlead.model.EnvironmentLine.Match;
import org.fairlead.model.EnvironmentLine.Value;
import org.fairlead.playbook.EnvName;
import org.fairlead.playbook.Environment;
import org.fairlead.site.Settings;
import org.fairlead.site.SiteException;

/**
 * The settings of both sides, line by line: those that the new version reads, and those that only the guide
 * or the old site names. A value is shown only where the playbook knows the setting and it is no secret.
 */
final class SettingsLines {
    private static final String GROUP = "environment.group.settings";
    private static final int LONGEST = 120;
    private static final Pattern LIKE_A_SECRET = Pattern.compile(
            "KEY|SECRET|TOKEN|PASS|PWD|DSN|CREDENTIAL|PRIVATE|SALT");
    private static final Pattern LOGIN_INSIDE = Pattern.compile("://[^/\\s]*@");

    private final Environment environment;
    private final Set<String> written;
    private final Optional<Read> source;
    private final Optional<Read> target;
    private final boolean targetNamed;

    private SettingsLines(AssessInput input) throws SiteException {
        environment = input.playbook().environment();
        written = new WrittenSettings(input).names();
        source = existing(input.source().settings());
        target = existing(input.target().settings());
        targetNamed = input.target().settings().isPresent();
    }

    static List<EnvironmentLine> of(AssessInput input) throws SiteException {
        return new SettingsLines(input).all();
    }

    /** A settings file, read once: it may lie on another machine. */
    private record Read(List<String> names, Map<String, String> values) {}

    private static Optional<Read> existing(Optional<Settings> settings) throws SiteException {
        return settings.isPresent() && settings.get().exists() ? Optional.of(new Read(settings.get().names(),
                settings.get().values())) : Optional.empty();
    }

    private List<EnvironmentLine> all() throws SiteException {
        Set<String> there = new LinkedHashSet<>(names(source));
        there.addAll(names(target));
        Set<String> open = new LinkedHashSet<>(there);
        var lines = new ArrayList<EnvironmentLine>();
        for (EnvName known : environment.read()) {
            for (String name : named(known, there)) {
                if (there.contains(name) || known.required() || written.contains(name)) {
                    lines.add(read(name, known));
                }
                open.remove(name);
            }
        }
        for (EnvName known : environment.ignored()) {
            for (String name : named(known, there)) {
                if (there.contains(name) || !known.guide().isEmpty()) {
                    lines.add(line(name, Optional.of(known), idle(name), "environment.note.idle"));
                }
                open.remove(name);
            }
        }
        for (String name : open) {
            lines.add(line(name, Optional.empty(), match(name), "environment.note.unknown"));
        }
        return lines;
    }

    private static List<String> names(Optional<Read> settings) {
        return settings.map(Read::names).orElse(List.of());
    }

    /** The settings that a name with a star stands for, or the name itself. */
    private static List<String> named(EnvName known, Set<String> there) {
        return known.name().endsWith("*") ? there.stream().filter(known::matches).toList() : List.of(known
                .name());
    }

    private EnvironmentLine read(String name, EnvName known) throws SiteException {
        boolean comes = target.isEmpty() && targetNamed;
        boolean will = targetNamed && written.contains(name);
        Optional<String> after = comes ? value(source, name) : value(target, name);
        if (will) {
            boolean same = after.isPresent() && after.equals(value(source, name));
            return line(name, Optional.of(known), same ? Match.SAME : Match.EXPECTED,
                    "environment.note.written");
        }
        if (known.required() && after.isEmpty()) {
            return line(name, Optional.of(known), Match.MISSING, targetNamed ? "environment.note.required"
                    : "environment.note.by-hand");
        }
        if (comes) {
            return line(name, Optional.of(known), Match.EXPECTED, "environment.note.comes");
        }
        Match match = match(name);
        return line(name, Optional.of(known), match, known.keep() && match == Match.DIFFERENT
                ? "environment.note.keep"
                : "environment.note.read");
    }

    private Match match(String name) throws SiteException {
        return value(source, name).equals(value(target, name)) ? Match.SAME
                : target.isEmpty() ? Match.EXPECTED : Match.DIFFERENT;
    }

    private Match idle(String name) throws SiteException {
        return value(source, name).equals(value(target, name)) ? Match.SAME : Match.EXPECTED;
    }

    private EnvironmentLine line(String name, Optional<EnvName> known, Match match, String note)
            throws SiteException {
        return new EnvironmentLine(GROUP, name, shown(source, name, known), shown(target, name, known), match,
                note);
    }

    private static Optional<String> value(Optional<Read> settings, String name) {
        return settings.map(read -> read.values().get(name));
    }

    private static Value shown(Optional<Read> settings, String name, Optional<EnvName> known)
            throws SiteException {
        if (settings.isEmpty()) {
            return Value.NONE;
        }
        Optional<String> value = value(settings, name);
        if (value.isEmpty()) {
            return new Value(Kind.NOT_SET, "");
        }
        if (value.get().isEmpty()) {
            return new Value(Kind.EMPTY, "");
        }
        boolean hidden = known.map(EnvName::secret).orElse(true) || LIKE_A_SECRET.matcher(name).find()
                || LOGIN_INSIDE.matcher(value.get()).find();
        return hidden ? new Value(Kind.SET, "") : Value.text(shortened(value.get()));
    }

    private static String shortened(String value) {
        String line = value.replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
