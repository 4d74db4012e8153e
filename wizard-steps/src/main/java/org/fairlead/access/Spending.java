package org.fairlead.access;

/** Counts calls that cost something, up to what a plan allows. Not thread-safe. */
public final class Spending {
    private final int most;
    private int spent;

    /**
     * @param most
     * the most calls; 0 for none
     */
    public Spending(int most) {
        this.most = most;
    }

    /** Takes one, where there is one left. */
    public boolean take() {
        if (spent >= most) {
            return false;
        }
        spent++;
        return true;
    }

    public int spent() {
        return spent;
    }
}
