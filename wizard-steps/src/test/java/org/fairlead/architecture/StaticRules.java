package org.fairlead.architecture;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

/** No state without an owner. */
final class StaticRules {
    static final ArchRule NO_MUTABLE_STATICS = fields().that().areStatic().and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC).should(staySame())
            .because("state belongs to an object that someone made and can make again in a test")
            .allowEmptyShould(true);

    private static final Set<String> HOLDERS = Set.of("java.lang.ThreadLocal", "java.lang.StringBuilder",
            "java.lang.StringBuffer");

    private StaticRules() {}

    private static ArchCondition<JavaField> staySame() {
        return new ArchCondition<>("be final and of a type that cannot change") {
            @Override
            public void check(JavaField item, ConditionEvents events) {
                if (!item.getModifiers().contains(JavaModifier.FINAL) || isMutable(item.getRawType())) {
                    events.add(SimpleConditionEvent.violated(item, item.getDescription() + " can change"));
                }
            }
        };
    }

    private static boolean isMutable(JavaClass type) {
        var isCollection = type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class);
        return (isCollection && !type.isInterface()) || HOLDERS.contains(type.getName())
                || type.getPackageName().equals("java.util.concurrent.atomic");
    }
}
