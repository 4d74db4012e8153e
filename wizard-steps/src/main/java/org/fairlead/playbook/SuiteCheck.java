package org.fairlead.playbook;

/**
 * A test suite of the application's own, run by the command of its check where a plan is tried on a copy of
 * its target, never on the site: the command gets the name of the copy in {@code FAIRLEAD_COPY} and has to
 * keep
 * to it.
 *
 * @param at
 * "source" for the untouched code, "target" for the new one
 * @param against
 * id of the check that runs the same on the untouched code; empty where there is none
 * @param line
 * expression for one test, with the groups {@code app}, {@code test} and {@code outcome}
 * @param good
 * expression for the outcomes that are no failure
 */
public record SuiteCheck(String at, String against, String line, String good) {

    /** The kind of check that it is for. */
    public static final String KIND = "suite";
    public static final SuiteCheck NONE = new SuiteCheck("", "", "", "");

    public SuiteCheck {
        at = at.isEmpty() ? "target" : at;
    }
}
