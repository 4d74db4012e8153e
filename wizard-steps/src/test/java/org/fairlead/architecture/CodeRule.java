package org.fairlead.architecture;

import java.util.List;

import com.tngtech.archunit.lang.ArchRule;

/**
 * A rule about code wherever it lies, with the name of the package below {@code org.fairlead.planted} whose
 * classes show
 * what it catches ({@code Planted…}) and what it lets pass ({@code Innocent…}).
 */
public record CodeRule(String name, String plantedIn, ArchRule rule) {
    /** Every rule that holds for the engine and the apps alike. */
    public static List<CodeRule> everywhere() {
        return List.of(
                new CodeRule("no_mutable_statics", "statics", StaticRules.NO_MUTABLE_STATICS),
                new CodeRule("time_comes_from_the_clock", "clock",
                        SurroundingsRules.TIME_COMES_FROM_THE_CLOCK),
                new CodeRule("locale_is_handed_in", "locale", SurroundingsRules.LOCALE_IS_HANDED_IN),
                new CodeRule("only_the_terminal_prints", "console",
                        SurroundingsRules.ONLY_THE_TERMINAL_PRINTS),
                new CodeRule("catches_name_what_they_catch", "catches",
                        CatchRules.CATCHES_NAME_WHAT_THEY_CATCH),
                new CodeRule("only_secret_touches_a_cipher", "ciphers",
                        SurroundingsRules.ONLY_SECRET_TOUCHES_A_CIPHER),
                new CodeRule("only_the_assembly_names_adapters", "adapters",
                        SurroundingsRules.ONLY_THE_ASSEMBLY_NAMES_ADAPTERS));
    }

    @Override
    public String toString() {
        return name;
    }
}
