package org.fairlead.step.assess;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.acceptance.Baseline;
import org.fairlead.action.BackupSizes;
import org.fairlead.config.ProviderTrial;
import org.fairlead.config.SiteConfiguration;
import org.fairlead.model.EnvironmentLine;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.playbook.Configuration.Place;
import org.fairlead.playbook.Configuration.Setting;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Timing;
import org.fairlead.playbook.Way;
import org.fairlead.record.RecordException;
import org.fairlead.site.Site;
import org.fairlead.site.Site.Side;
import org.fairlead.site.SiteException;
import org.fairlead.step.Step;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.assess.AssessReport.TableCount;
import org.fairlead.watch.Speed;

/**
 * Looks at the sites of a job that moves settings, one or both: which layouts they have, what is stored, what
 * never travels, whether there is a way from the one to the other, and how the two environments differ.
 * Writes
 * nothing but the baseline timings into the record.
 */
public final class SettingsAssessStep implements Step<SettingsAssessInput, AssessReport> {
    private static final String TARGET = "assess.group.target";

    @Override
    public String id() {
        return "assess";
    }

    @Override
    public StepOutcome<AssessReport> run(SettingsAssessInput input, StepContext context)
            throws StepException {
        try {
            return assess(input, context);
        } catch (ProblemException e) {
            throw StepException.from(e);
        }
    }

    private static StepOutcome<AssessReport> assess(SettingsAssessInput input, StepContext context)
            throws SiteException, RecordException {
        var carry = input.plan().configuration();
        boolean here = input.plan().way() == Way.HERE;
        Optional<SettingsSide.Look> source = look(input, input.source(), Side.SOURCE, carry.fromLayout());
        Optional<SettingsSide.Look> target = look(input, input.target(), Side.TARGET, here ? carry
                .fromLayout() : carry.toLayout());
        var findings = new ArrayList<Finding>();
        source.ifPresent(look -> findings.addAll(look.findings()));
        target.ifPresent(look -> findings.addAll(look.findings()));
        String from = here ? layout(target) : layout(source);
        String to = carry.toLayout().isEmpty() ? layout(target) : carry.toLayout();
        findings.addAll(route(input, from, to));
        if (!from.isEmpty()) {
            placeless(input, (here ? target : source).flatMap(SettingsSide.Look::settings), to).ifPresent(
                    findings::add);
            unknownBefore(input, from, to).ifPresent(findings::add);
        }
        findings.addAll(new Requirements(input.playbook(), sides(input), input.masking()).check());
        boolean expected = findings.stream().noneMatch(Finding::blocks);
        var lines = new ArrayList<>(new EnvironmentTable(input.playbook(), sides(input)).lines(layout(source),
                layout(target), expected, List.of()));
        Map<String, Long> baseline = new LinkedHashMap<>();
        var readable = new BothSides(input.plan(), readable(input.source(), source), readable(input.target(),
                target));
        looks(input, readable, context, findings, lines, baseline);
        if (input.job().changesProvider() && !from.isEmpty()) {
            findings.addAll(provider(input));
        }
        findings.addAll(GuideNotes.of(input.playbook()));
        if (expected && input.target().isPresent() && input.job().steps().contains("backup")) {
            findings.addAll(BackupSizes.measure(input.playbook(), input.target().get(), context.log()));
        }
        List<TableCount> counts = counts(input.playbook(), source, target);
        findings.add(RiskSummary.ofSettings(counts, findings));
        var report = new AssessReport(layout(source), to, counts, findings, baseline, 0, 1, lines);
        context.log().findings("assess", findings);
        List<Finding> blockers = findings.stream().filter(Finding::blocks).toList();
        return blockers.isEmpty() ? new StepOutcome.Done<>(report) : new StepOutcome.Blocked<>(report,
                blockers);
    }

    private static Optional<SettingsSide.Look> look(SettingsAssessInput input, Optional<Site> site, Side side,
            String named) throws SiteException {
        if (site.isEmpty()) {
            return Optional.empty();
        }
        String prefix = (side == Side.SOURCE ? input.plan().source() : input.plan().target()).prefix();
        return Optional.of(new SettingsSide(input.playbook(), site.get(), prefix, side, named).look());
    }

    private static String layout(Optional<SettingsSide.Look> look) {
        return look.map(SettingsSide.Look::layout).orElse("");
    }

    private static List<Finding> route(SettingsAssessInput input, String from, String to) {
        var findings = new ArrayList<Finding>();
        if (!from.isEmpty() && !input.job().from().contains(from)) {
            findings.add(new Finding("settings/route", "assess.group.source", Problem.blocker(
                    "assess.problem.source-layout", from, String.join(", ", input.job().from()))));
        }
        if (!input.job().to().isEmpty() && !to.isEmpty() && !to.equals(input.job().to())) {
            findings.add(new Finding("settings/route", TARGET, Problem.blocker("assess.settings.to", to, input
                    .job().to())));
        }
        String named = input.plan().configuration().toLayout();
        if (input.plan().way() == Way.HERE && !input.job().changesProvider() && !from.isEmpty() && (named
                .isEmpty() || named.equals(from))) {
            findings.add(new Finding("settings/new-layout", TARGET, noNewLayout(input.playbook(), from)));
        }
        if (input.plan().way() == Way.IMPORT && input.plan().configuration().bundle().isEmpty()) {
            findings.add(new Finding("settings/bundle", "assess.group.source", Problem.warning(
                    "assess.settings.no-bundle")));
        }
        return findings;
    }

    /** What is said where settings are to go into a new version and nobody named it. */
    public static Problem noNewLayout(Playbook playbook, String from) {
        return Problem.blocker("assess.settings.no-new-layout", String.join(", ", playbook.system().layouts()
                .stream().map(Playbook.Layout::id).filter(id -> !id.equals(from)).toList()));
    }

    /** What is stored where it comes from and has no place where it goes. */
    private static Optional<Finding> placeless(SettingsAssessInput input, Optional<SiteConfiguration> from,
            String to) {
        if (from.isEmpty() || to.isEmpty() || from.get().layout().equals(to)) {
            return Optional.empty();
        }
        List<List<String>> lost = input.playbook().configuration().settings().stream().filter(setting -> from
                .get().of(setting.id()).isPresent() && !setting.places().containsKey(to)).map(Setting::id)
                .map(List::of).toList();
        return Optional.of(new Finding("settings/placeless", TARGET, lost.isEmpty()
                ? Problem.passed("assess.settings.all-have-places", to)
                : Problem.warning("assess.settings.placeless", lost.size(), to)).with(new Evidence(List.of(
                        "evidence.setting"), lost, lost.size())));
    }

    /** What the layout it goes to has and the one it comes from has not. */
    private static Optional<Finding> unknownBefore(SettingsAssessInput input, String from, String to) {
        var fresh = new ArrayList<List<String>>();
        for (Setting setting : input.playbook().configuration().settings()) {
            Place place = setting.places().get(to);
            if (place != null && setting.isNewBehind(from, to) && !setting.secret()) {
                fresh.add(List.of(setting.id(), String.valueOf(place.byDefault())));
            }
        }
        return fresh.isEmpty() ? Optional.empty() : Optional.of(new Finding("settings/new", TARGET, Problem
                .info(
                        "assess.settings.new", fresh.size(), to)).with(new Evidence(List.of(
                                "evidence.setting",
                                "evidence.default"), fresh, fresh.size())));
    }

    private static List<Finding> provider(SettingsAssessInput input) {
        try {
            ProviderTrial trial = input.provider().look();
            var findings = new ArrayList<>(ProviderFindings.of(trial, input.playbook().providers().guide()));
            trial.models().map(models -> models.limits()).ifPresent(limits -> findings.add(ProviderFindings
                    .limits(trial.to(), limits, peak(input))));
            if (findings.stream().noneMatch(Finding::blocks)) {
                findings.addAll(input.provider().asked());
            }
            return findings;
        } catch (ProblemException e) {
            return List.of(ProviderFindings.failed(e.problem()));
        }
    }

    private static long peak(SettingsAssessInput input) {
        try {
            return input.provider().peak();
        } catch (ProblemException e) {
            return -1; // a table that is not to be read tells nothing
        }
    }

    /** Probes, comparisons and baseline timings. */
    private static void looks(SettingsAssessInput input, BothSides readable, StepContext context,
            List<Finding> findings, List<EnvironmentLine> lines, Map<String, Long> baseline)
            throws SiteException, RecordException {
        Playbook between = input.playbook().between(input.plan().source().prefix(), input.plan().target()
                .prefix());
        try (Asked.Sides sides = Asked.Sides.open(readable)) {
            findings.addAll(Probes.run(between, input.parameters(), sides));
            lines.addAll(new Comparisons(input.playbook(), input.plan()).lines(sides));
            boolean atTarget = sides.target().isPresent();
            Optional<Asked> timed = atTarget ? sides.target() : sides.source();
            if (timed.isPresent()) {
                Optional<Site> site = atTarget ? readable.target() : readable.source();
                baseline.putAll(new Speed(timed.get().transaction(), site.flatMap(Site::web), input
                        .parameters().cells()).remember(between.timings(), atTarget ? Timing::sql
                                : Timing::before, context.log()));
            }
        }
        if (readable.target().isPresent()) {
            findings.addAll(Baseline.take(between, input.plan(), readable.target().get(), input.parameters(),
                    context.log(), context.clock()));
        }
    }

    /** A site whose tables are there; of others nothing more can be asked. */
    private static Optional<Site> readable(Optional<Site> site, Optional<SettingsSide.Look> look) {
        return site.filter(s -> look.filter(SettingsSide.Look::readable).isPresent());
    }

    private static BothSides sides(SettingsAssessInput input) {
        return new BothSides(input.plan(), input.source(), input.target());
    }

    private static List<TableCount> counts(Playbook playbook, Optional<SettingsSide.Look> source,
            Optional<SettingsSide.Look> target) {
        Map<String, Long> from = source.map(look -> look.counts(playbook.configuration())).orElse(Map.of());
        Map<String, Long> to = target.map(look -> look.counts(playbook.configuration())).orElse(Map.of());
        return playbook.configuration().components().stream().map(component -> new TableCount(component.id(),
                TableCount.SETTINGS, "", from.getOrDefault(component.id(), -1L), to.getOrDefault(component
                        .id(), -1L))).toList();
    }
}
