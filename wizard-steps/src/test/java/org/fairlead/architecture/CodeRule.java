package org.fairlead.architecture;

import java.util.List;
import java.util.stream.Stream;

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

    /** The rules for code that no window belongs to. */
    public static List<CodeRule> headless() {
        return with(new CodeRule("headless_code_knows_no_javafx", "headless",
                SurroundingsRules.HEADLESS_CODE_KNOWS_NO_JAVAFX));
    }

    /** The rules for the window's own code. */
    public static List<CodeRule> inTheWindow() {
        return with(new CodeRule("page_models_know_no_nodes", "pagemodels",
                SurroundingsRules.PAGE_MODELS_KNOW_NO_NODES));
    }

    private static List<CodeRule> with(CodeRule another) {
        return Stream.concat(everywhere().stream(), Stream.of(another)).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
