package org.fairlead.architecture;

import java.util.List;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EngineArchitectureTest {
    private final JavaClasses engine = MainClasses.below("org.fairlead");

    static List<CodeRule> headless() {
        return CodeRule.headless();
    }

    @Test
    void packagesUseOnlyWhatTheirLineAllows() {
        PackageTable.ENGINE.rule("org.fairlead").check(engine);
    }

    @ParameterizedTest
    @MethodSource("headless")
    void keeps(CodeRule rule) {
        rule.rule().check(engine);
    }
}
