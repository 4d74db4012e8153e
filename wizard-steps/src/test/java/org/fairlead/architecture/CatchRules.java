package org.fairlead.architecture;

import java.util.Set;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.fairlead.architecture.CompositionRoots.compositionRoots;

/** Bugs reach the last handler. */
final class CatchRules {
    static final ArchRule CATCHES_NAME_WHAT_THEY_CATCH = classes().that(not(compositionRoots()))
            .should(catchNarrowly())
            .because("a catch that takes everything hides the bug beside the failure")
            .allowEmptyShould(true);

    // Throwable is missing because the compiler itself catches it for try-with-resources
    private static final Set<String> TOO_WIDE = Set.of("java.lang.Exception", "java.lang.RuntimeException");

    private CatchRules() {}

    private static ArchCondition<JavaClass> catchNarrowly() {
        return new ArchCondition<>("catch no Exception or RuntimeException as such") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                item.getCodeUnits().stream().filter(CatchRules::catchesTooMuch).forEach(unit -> events
                        .add(SimpleConditionEvent.violated(item, unit.getDescription()
                                + " catches too much")));
            }
        };
    }

    private static boolean catchesTooMuch(JavaCodeUnit unit) {
        return unit.getTryCatchBlocks().stream()
                .flatMap(block -> block.getCaughtThrowables().stream())
                .anyMatch(caught -> TOO_WIDE.contains(caught.getName()));
    }
}
