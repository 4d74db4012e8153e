package org.fairlead.desktop;

import java.util.List;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.fairlead.architecture.CodeRule;
import org.fairlead.architecture.MainClasses;
import org.fairlead.architecture.PackageTable;

class WindowArchitectureTest {
    private final JavaClasses window = MainClasses.below("org.fairlead.desktop");

    static List<CodeRule> inTheWindow() {
        return CodeRule.inTheWindow();
    }

    @Test
    void packagesUseOnlyWhatTheirLineAllows() {
        PackageTable.DESKTOP.rule("org.fairlead.desktop").check(window);
    }

    @ParameterizedTest
    @MethodSource("inTheWindow")
    void keeps(CodeRule rule) {
        rule.rule().check(window);
    }
}
