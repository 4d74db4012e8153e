package org.fairlead.desktop;

import java.util.ArrayList;
import java.util.List;

import org.fairlead.demo.FrontEnd;

/** The sample in the window. */
public final class SampleInWindow implements FrontEnd {
    @Override
    public boolean isWindow() {
        return true;
    }

    @Override
    public void showSample(List<String> arguments) {
        var given = new ArrayList<>(arguments);
        given.add("--demo");
        FairleadWizard.main(given.toArray(String[]::new));
    }
}
