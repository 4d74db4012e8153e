package org.fairlead.desktop;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.fairlead.architecture.CodeRule;
import org.fairlead.architecture.MainClasses;
import org.fairlead.architecture.Planted;

/** The rules about JavaFX, tried here because only here is there a JavaFX to plant. */
class PlantedWindowViolationsTest {
    static List<CodeRule> aboutJavaFx() {
        return Stream.concat(CodeRule.headless().stream(), CodeRule.inTheWindow().stream())
                .filter(rule -> !CodeRule.everywhere().contains(rule)).toList();
    }

    @ParameterizedTest
    @MethodSource("aboutJavaFx")
    void areCaught(CodeRule rule) {
        Planted.assertCaught(rule.rule(), MainClasses.planted("org.fairlead.planted." + rule.plantedIn()));
    }
}
