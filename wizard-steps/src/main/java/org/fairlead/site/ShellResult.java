package org.fairlead.site;

/**
 * How a command ended.
 *
 * @param exit
 * its exit status; 128 and its number where a signal ended it; -1 where it is not known
 * @param out
 * what it said, beginning and end where it said much; without control characters
 * @param err
 * what it said of errors, likewise
 */
public record ShellResult(Ending ending, int exit, String out, String err, long millis) {
    /** The ways a command ends. */
    public enum Ending {
        /** By itself, well or not. */
        EXITED,
        /** By a signal that did not come from here. */
        KILLED,
        /** By us, because its time was over. */
        TIMED_OUT,
        /** By us, because somebody wanted to stop. */
        STOPPED,
        /** Nobody knows: the connection broke, and the command may still run. */
        LOST
    }

    /**
     * Whether a status that a shell gives says that a signal ended the command: 128 and its number, up to 31.
     */
    public static boolean isOfSignal(int exit) {
        return exit > 128 && exit < 160;
    }

    /** Whether it ended by itself and says that all is well. */
    public boolean isGood() {
        return ending == Ending.EXITED && exit == 0;
    }
}
