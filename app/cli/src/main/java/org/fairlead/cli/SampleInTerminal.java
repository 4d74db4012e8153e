package org.fairlead.cli;

import java.util.ArrayList;
import java.util.List;

import org.fairlead.demo.FrontEnd;

/** The sample in the terminal, where no window opens. */
public final class SampleInTerminal implements FrontEnd {
    @Override
    public boolean isWindow() {
        return false;
    }

    @Override
    public void showSample(List<String> arguments) {
        var given = new ArrayList<>(List.of("demo"));
        given.addAll(arguments);
        FairleadCommand.main(given.toArray(String[]::new));
    }
}
