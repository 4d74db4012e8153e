package org.fairlead.architecture;

import java.util.ArrayList;
import java.util.List;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.assertj.core.api.Assertions.assertThat;

/** Holds a rule against classes that were written to break it, and against innocent ones beside them. */
public final class Planted {
    private Planted() {}

    /** Fails unless the rule objects to every class named Planted… and to none that is named Innocent…. */
    public static void assertCaught(ArchRule rule, JavaClasses classes) {
        assertThat(named("Planted", classes)).as("classes planted for: " + rule.getDescription())
                .isNotEmpty();
        assertThat(named("Planted", classes)).allSatisfy(one -> assertThat(violated(rule, one, classes))
                .isTrue());
        assertThat(named("Innocent", classes)).allSatisfy(one -> assertThat(violated(rule, one, classes))
                .isFalse());
    }

    private static boolean violated(ArchRule rule, String name, JavaClasses classes) {
        var one = classes.that(describe(name,
                (JavaClass item) -> item.getName().equals(name)));
        return rule.evaluate(one).hasViolation();
    }

    private static List<String> named(String prefix, JavaClasses classes) {
        var names = new ArrayList<String>();
        classes.stream().filter(item -> item.getSimpleName().startsWith(prefix)).map(JavaClass::getName)
                .forEach(names::add);
        return names;
    }
}
