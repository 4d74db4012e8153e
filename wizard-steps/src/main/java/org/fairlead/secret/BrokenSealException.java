package org.fairlead.secret;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/** A sealed stream is not what was once written: it ends too early, was changed, or is something else. */
public final class BrokenSealException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with the stream. */
    public enum Kind {
        /** It ends before its end. */
        CUT,
        /** Something in it was changed, or something follows its end. */
        DAMAGED,
        /** It is no age file of version 1. */
        FOREIGN
    }

    private final Kind kind;
    private final long offset;

    BrokenSealException(Kind kind, long offset, String what, @Nullable Throwable cause) {
        super(what + " at byte " + offset, cause);
        this.kind = kind;
        this.offset = offset;
    }

    BrokenSealException(Kind kind, long offset, String what) {
        this(kind, offset, what, null);
    }

    public Kind kind() {
        return kind;
    }

    /** Bytes of the sealed stream before the place; a changed byte lies at most 64 KiB behind it. */
    public long offset() {
        return offset;
    }
}
