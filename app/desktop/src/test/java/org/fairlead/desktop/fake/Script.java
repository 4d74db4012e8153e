package org.fairlead.desktop.fake;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.desktop.kit.Printing;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.plan.Plan;
import org.fairlead.step.OpenDecision;

/** How the pretended engine behaves. */
public final class Script {
    /** What a step takes; in pieces, so that it can be paused and stopped. */
    public long stepMillis = 120;
    public boolean blocked;
    public boolean clean;
    public boolean longTexts;
    public int findings;
    /** Step to the problem with which it fails, once. */
    public final Map<String, Problem> failures = new HashMap<>();
    /** Questions of the rollback, asked once. */
    public List<OpenDecision> decisions = List.of();
    /** Further questions of the rollback that are not asked one by one. */
    public long moreDecisions;
    /** How printing goes. */
    public Printing.Result printing = Printing.Result.PRINTED;
    /** Why a connection is refused: "source" or "target" to problem. */
    public final Map<String, Problem> refused = new HashMap<>();
    /** The key that the machine behind SSH shows. */
    public String hostKey = "SHA256:Zr1TnCkT1qUQ9sVvJmD3fQ0r5oKq2cHn8yXw7LbPEaM";
    public boolean noRuns;
    /** Further settings, every tenth of which differs. */
    public int settings;
    public boolean settingsAreTheSame;
    /** Setting to what somebody else stores on the target just before the next import. */
    public Map<String, String> changedMeanwhile = Map.of();
    /** The plan that a file holds; empty for that of the usual sample. */
    public Optional<Plan> planFile = Optional.empty();
    /** What a provider offers that is asked for its models. */
    public List<String> models = List.of("claude-3-haiku-20240307", "claude-3-opus-20240229",
            "claude-3-sonnet-20240229");
    /** How many looks at the site fail before they succeed. */
    public int failingLooks;
    /** What a rehearsal meets. */
    public List<Problem> rehearsalIssues = List.of();
    public boolean rehearsalRequired;
    /** What the checks came to on the copy, by their id. */
    public Map<String, Problem> onTheCopy = Map.of();
    /** What is found out about the connections. */
    public List<Finding> diagnosis = List.of();

    /** Whether the source holds a text that an earlier move has broken. */
    public boolean brokenText;
    /** What this computer has written before. */
    public List<Path> bundles = List.of();
    /** What is fetched from another machine. */
    public Path fetched = Path.of("fetched.fairlead");
    /** Whether backups hold the whole database too. */
    public boolean wholeKept;
    /** Whether nothing may be made beside the target, so that no restore can be tried. */
    public boolean nothingMayBeMade;
}
