package org.fairlead.architecture;

import java.time.Clock;
import java.util.Set;
import java.util.function.Predicate;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.fairlead.architecture.CompositionRoots.compositionRoots;

/**
 * What surrounds the program comes in through a parameter, and only the room made for it touches a delicate
 * thing.
 */
final class SurroundingsRules {
    static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses().that(not(compositionRoots()))
            .should().callCodeUnitWhere(call("read the system's clock", SurroundingsRules::readsTheClock))
            .because("a test sets the Clock that is handed in").allowEmptyShould(true);

    static final ArchRule LOCALE_IS_HANDED_IN = noClasses().that(not(compositionRoots()))
            .should().callCodeUnitWhere(call("rely on the default locale",
                    SurroundingsRules::takesDefaultLocale))
            .because("the same input gives the same bytes on every machine").allowEmptyShould(true);

    static final ArchRule ONLY_THE_TERMINAL_PRINTS = noClasses()
            .that(not(compositionRoots())).and(not(resideInAPackage("org.fairlead.cli..")))
            .should().accessTargetWhere(describe("standard output or error", SurroundingsRules::prints))
            .because("the engine reports, front ends speak").allowEmptyShould(true);

    static final ArchRule ONLY_SECRET_TOUCHES_A_CIPHER = noClasses().that(not(resideInAPackage(
            "org.fairlead.secret..")))
            .should().dependOnClassesThat()
            .resideInAnyPackage("javax.crypto..", "org.bouncycastle..", "com.exceptionfactory.jagged..")
            .because("keys are made, used and wiped in one place").allowEmptyShould(true);

    static final ArchRule ONLY_THE_ASSEMBLY_NAMES_ADAPTERS = noClasses()
            .that(not(resideInAPackage("org.fairlead.run.."))).and(not(resideInAPackage(
                    "org.fairlead.site..")))
            .should().dependOnClassesThat().resideInAPackage("org.fairlead.site.*..")
            .because("all others know the ports").allowEmptyShould(true);

    static final ArchRule HEADLESS_CODE_KNOWS_NO_JAVAFX = noClasses().should().dependOnClassesThat()
            .resideInAnyPackage("javafx..", "com.sun.javafx..", "org.controlsfx..", "atlantafx..")
            .because("the engine runs where no window can").allowEmptyShould(true);

    static final ArchRule PAGE_MODELS_KNOW_NO_NODES = noClasses().that().haveSimpleNameEndingWith("PageModel")
            .or(describe("lie inside one", SurroundingsRules::isInsidePageModel))
            .should().dependOnClassesThat().resideInAPackage("javafx.scene..")
            .because("what a page decides is tested without a window").allowEmptyShould(true);

    private static final Set<String> WITHOUT_LOCALE = Set.of(
            "java.util.Locale.getDefault",
            "java.lang.String.toLowerCase()",
            "java.lang.String.toUpperCase()",
            "java.lang.String.formatted",
            "java.lang.String.format(java.lang.String",
            "java.util.ResourceBundle.getBundle(java.lang.String)",
            "java.util.Formatter.<init>()",
            "java.text.Collator.getInstance()",
            "java.text.NumberFormat.getInstance()",
            "java.text.NumberFormat.getIntegerInstance()",
            "java.text.NumberFormat.getPercentInstance()",
            "java.text.DecimalFormat.<init>(java.lang.String)",
            "java.text.MessageFormat.<init>(java.lang.String)",
            "java.text.MessageFormat.format(java.lang.String",
            "java.text.SimpleDateFormat.<init>(java.lang.String)",
            "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)");

    private SurroundingsRules() {}

    private static DescribedPredicate<JavaCall<?>> call(String description,
            Predicate<CodeUnitCallTarget> which) {
        return describe(description, call -> which.test(call.getTarget()));
    }

    private static boolean readsTheClock(CodeUnitCallTarget target) {
        var owner = target.getOwner();
        return switch (target.getName()) {
            case "now" -> owner.getPackageName().startsWith("java.time")
                    && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(
                            Clock.class));
            case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
            case "<init>" -> owner.getName().equals("java.util.Date") && target.getRawParameterTypes()
                    .isEmpty();
            case "getInstance" -> owner.getName().equals("java.util.Calendar");
            default -> owner.isEquivalentTo(Clock.class) && target.getName().startsWith("system");
        };
    }

    private static boolean takesDefaultLocale(CodeUnitCallTarget target) {
        return WITHOUT_LOCALE.stream().anyMatch(target.getFullName()::startsWith);
    }

    private static boolean prints(JavaAccess<?> access) {
        var owner = access.getTarget().getOwner();
        return switch (access.getTarget().getName()) {
            case "out", "err" -> owner.isEquivalentTo(System.class);
            case "printStackTrace" -> owner.isAssignableTo(Throwable.class);
            default -> false;
        };
    }

    private static boolean isInsidePageModel(JavaClass item) {
        return item.getName().contains("PageModel$");
    }
}
