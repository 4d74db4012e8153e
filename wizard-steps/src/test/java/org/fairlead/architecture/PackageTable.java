package org.fairlead.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

/**
 * Which package may use which, read from lines of the form {@code package: others}. A package below a
 * listed one belongs to it; {@code page.*} stands for each package directly below {@code page}, which may
 * not use one another.
 */
public final class PackageTable {
    /** The packages of wizard-steps; adding one means adding its line. */
    public static final PackageTable ENGINE = parse("""
            model:
            secret:    model
            text:      model
            playbook:  model
            plan:      model playbook
            rewrite:   model
            convert:   model rewrite plan
            diff:      model rewrite plan
            site:      model secret text playbook plan rewrite convert diff
            jdbc:      +site
            site.*:    +site jdbc
            dump:      +site
            move:      +site record
            bundle:    model playbook plan secret
            record:    model plan secret
            config:    +site move record bundle
            bundled:   +move bundle
            action:    +site move record
            machine:   +action
            acceptance: +action machine
            access:    +acceptance
            watch:     +acceptance
            compare:   +site
            sitecopy:  +site record
            diagnose:  +watch
            rehearsal: model record
            report:    model text record rehearsal
            step:      +action dump config bundled bundle machine acceptance access watch diagnose rehearsal report
            step.*:    +step
            run:       +step site.* step.* compare sitecopy
            """);

    /** The packages of app/desktop; (top) is the package that holds the entry point. */
    public static final PackageTable DESKTOP = parse("""
            kit:
            page:      kit
            page.*:    +page
            shell:     +page page.*
            (top):     kit shell
            """);

    private static final String TOP = "(top)";
    private final Map<String, List<String>> lines;

    private PackageTable(Map<String, List<String>> lines) {
        this.lines = lines;
    }

    static PackageTable parse(String table) {
        var lines = new LinkedHashMap<String, List<String>>();
        table.lines().map(line -> line.split("[: ]+", -1))
                .forEach(words -> lines.put(words[0], expand(List.of(words).subList(1, words.length),
                        lines)));
        return new PackageTable(lines);
    }

    private static List<String> expand(List<String> words, Map<String, List<String>> above) {
        var names = new ArrayList<String>();
        for (var word : words) {
            if (word.startsWith("+")) {
                names.addAll(above.getOrDefault(word.substring(1), List.of()));
            }
            names.add(word.replace("+", ""));
        }
        return List.copyOf(names);
    }

    /** The lines' names, as written. */
    public List<String> names() {
        return List.copyOf(lines.keySet());
    }

    /**
     * Whether a class in the package {@code from} may use one in {@code to}, both relative to the table's
     * base.
     */
    public boolean allows(String from, String to) {
        return from.equals(to) || lines.getOrDefault(lineOf(from), List.of()).contains(lineOf(to));
    }

    /** The table as a rule over the packages below {@code base}. */
    public ArchRule rule(String base) {
        return classes().that().resideInAPackage(base + "..").should(keepTo(base)).allowEmptyShould(true);
    }

    private ArchCondition<JavaClass> keepTo(String base) {
        return new ArchCondition<>("use only the packages that their line in the table allows") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                var from = room(base, item);
                if (from.isEmpty()) {
                    events.add(SimpleConditionEvent.violated(item, item.getName()
                            + " lies in no package of the table"));
                    return;
                }
                item.getDirectDependenciesFromSelf().stream()
                        .filter(use -> below(base, use.getTargetClass()))
                        .filter(use -> room(base, use.getTargetClass()).filter(to -> allows(from.get(), to))
                                .isEmpty())
                        .forEach(use -> events.add(SimpleConditionEvent.violated(item, use
                                .getDescription())));
            }
        };
    }

    private Optional<String> room(String base, JavaClass item) {
        if (item.getPackageName().equals(base)) {
            return Optional.of(TOP).filter(lines::containsKey);
        }
        var segments = item.getPackageName().substring(base.length() + 1).split("\\.", -1);
        if (segments.length > 1 && lines.containsKey(segments[0] + ".*")) {
            return Optional.of(segments[0] + "." + segments[1]);
        }
        return Optional.of(segments[0]).filter(lines::containsKey);
    }

    private static boolean below(String base, JavaClass item) {
        return item.getPackageName().equals(base) || item.getPackageName().startsWith(base + ".");
    }

    private static String lineOf(String room) {
        var dot = room.indexOf('.');
        return dot < 0 ? room : room.substring(0, dot) + ".*";
    }
}
