package org.fairlead.architecture;

import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/**
 * The classes where the surroundings come in: the system's clock, locale and console are taken here and
 * handed on.
 */
final class CompositionRoots {
    // one line per entry point; think twice before adding one
    private static final Set<String> NAMES = Set.of(
            "org.fairlead.run.Workspaces",
            "org.fairlead.cli.FairleadCommand",
            "org.fairlead.desktop.FairleadWizard",
            "org.fairlead.demo.DemoLauncher");

    private CompositionRoots() {}

    static DescribedPredicate<JavaClass> compositionRoots() {
        return DescribedPredicate.describe("composition roots", CompositionRoots::contain);
    }

    static boolean contain(JavaClass item) {
        return NAMES.contains(item.getName().replaceFirst("\\$.*", ""));
    }
}
