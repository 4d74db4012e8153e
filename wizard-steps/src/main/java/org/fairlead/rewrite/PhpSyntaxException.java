package org.fairlead.rewrite;

/** A text that is not what PHP's {@code serialize()} writes. */
public final class PhpSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int offset;

    PhpSyntaxException(String what, int offset) {
        super(what + " at " + offset);
        this.offset = offset;
    }

    /** Byte at which it went wrong, counted from 0. */
    public int offset() {
        return offset;
    }
}
