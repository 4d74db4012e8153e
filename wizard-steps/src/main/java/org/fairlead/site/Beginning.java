package org.fairlead.site;

import java.util.function.Consumer;

/** Watches what a command says of errors for the mark of its process, and tells of it once. */
public final class Beginning {
    private final KeptOutput err;
    private final Consumer<String> began;
    private boolean told;

    public Beginning(KeptOutput err, Consumer<String> began) {
        this.err = err;
        this.began = began;
    }

    /** Looks again. */
    public void look() {
        if (!told) {
            String known = ShellScript.Marked.of(err.text()).known();
            if (!known.isEmpty()) {
                told = true;
                began.accept(known);
            }
        }
    }
}
