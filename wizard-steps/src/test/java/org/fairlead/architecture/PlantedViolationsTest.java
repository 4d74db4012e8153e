package org.fairlead.architecture;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlantedViolationsTest {
    static List<CodeRule> everywhere() {
        return CodeRule.everywhere();
    }

    @ParameterizedTest
    @MethodSource("everywhere")
    void areCaught(CodeRule rule) {
        Planted.assertCaught(rule.rule(), MainClasses.planted("org.fairlead.planted." + rule.plantedIn()));
    }
}
