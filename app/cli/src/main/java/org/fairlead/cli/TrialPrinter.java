package org.fairlead.cli;

import java.io.PrintWriter;

import org.fairlead.run.TrialWords;
import org.fairlead.step.upgrade.UpgradeTrial;
import org.fairlead.step.upgrade.UpgradeTrial.Tried;
import org.fairlead.text.Messages;

/** What an upgrade would do: counts of each act, and the first rows of it. */
record TrialPrinter(Messages messages, PrintWriter out) {
    void print(UpgradeTrial.Report report) {
        var words = new TrialWords(messages::text);
        out.println(messages.text("tried.title"));
        for (Tried tried : report.actions()) {
            out.println("  " + messages.text("action." + tried.id()) + ": " + words.effect(tried));
            tried.samples().forEach(sample -> out.println("      " + Failures.plain(words.sample(sample))));
            long more = tried.inserted() + tried.changed() + tried.removed() - tried.samples().size();
            if (more > 0 && tried.made().isEmpty()) {
                out.println("      " + messages.text("cli.tried.more", more));
            }
        }
        out.println(messages.text("cli.preview.nothing-written"));
    }
}
