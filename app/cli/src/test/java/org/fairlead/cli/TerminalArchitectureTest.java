package org.fairlead.cli;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.fairlead.architecture.CodeRule;
import org.fairlead.architecture.MainClasses;

class TerminalArchitectureTest {
    static List<CodeRule> headless() {
        return CodeRule.headless();
    }

    @ParameterizedTest
    @MethodSource("headless")
    void keeps(CodeRule rule) {
        rule.rule().check(MainClasses.below("org.fairlead.cli"));
    }

    @ParameterizedTest
    @MethodSource("headless")
    void theSampleKeeps(CodeRule rule) {
        rule.rule().check(MainClasses.below("org.fairlead.demo"));
    }
}
