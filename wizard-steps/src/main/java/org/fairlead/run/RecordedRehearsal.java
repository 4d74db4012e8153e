package org.fairlead.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.fairlead.bundle.BundleKey;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.KnownPlaybook;
import org.fairlead.playbook.Playbook.Job;
import org.fairlead.playbook.Rehearsing;
import org.fairlead.record.RunLog;
import org.fairlead.rehearsal.Issue;
import org.fairlead.rehearsal.RehearsalReport;
import org.fairlead.rehearsal.Rehearsed;
import org.fairlead.site.SiteException;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;

/** The rehearsals of a run, and whether it may begin to write after them. */
final class RecordedRehearsal implements RehearsalWork {
    static final String STEP = "rehearse";

    private final KnownPlaybook known;
    private final Supplier<Plan> plan;
    private final Held held;
    private final Machine machine;
    private final RunSites sites;
    private final StepRecorder recorder;
    private Optional<String> php = Optional.empty();

    RecordedRehearsal(KnownPlaybook known, Supplier<Plan> plan, Held held, Machine machine, RunSites sites,
            StepRecorder recorder) {
        this.known = known;
        this.plan = plan;
        this.held = held;
        this.machine = machine;
        this.sites = sites;
        this.recorder = recorder;
    }

    @Override
    public RehearsalWork serving(String program) {
        var other = new RecordedRehearsal(known, plan, held, machine, sites, recorder);
        other.php = Optional.of(program);
        return other;
    }

    @Override
    public SiteCopyWork site() {
        return parts().siteCopy();
    }

    private RunParts parts() {
        Plan now = plan.get();
        return new RunParts(now.of(known.playbook()), now, sites, new RunParts.Means(held.log(), recorder,
                machine));
    }

    private Rehearsals all() {
        return new Rehearsals(held.record(), machine);
    }

    @Override
    public StepOutcome<RehearsalReport> run(Optional<BundleKey> key, Controls controls)
            throws StepException {
        return recorder.perform(STEP, controls, context -> {
            Plan now = plan.get();
            if (!now.way().hasTarget()) {
                throw new SiteException(Problem.blocker("rehearsal.problem.no-target"));
            }
            if (recorder.committed()) {
                throw new SiteException(Problem.blocker("rehearsal.problem.too-late", held.id()));
            }
            new Gates(now.of(known.playbook()), now, recorder, held.log()).complete();
            var run = new RehearsalRun(known, now, held.record(), machine, sites, php);
            StepOutcome<RehearsalReport> outcome = run.go(key, new Controls(context.progress(), context
                    .stop()));
            held.log().event(Problem.info("rehearsal.event.rehearsed", run.id(), issues(run.id())));
            return outcome;
        });
    }

    @Override
    public StepOutcome<StepByStepReport> stepByStep(Optional<BundleKey> key, Controls controls)
            throws StepException {
        return recorder.beside("step-by-step", controls, context -> {
            Plan now = plan.get();
            if (!now.way().hasTarget()) {
                throw new SiteException(Problem.blocker("rehearsal.problem.no-target"));
            }
            var run = new RehearsalRun(known, now, held.record(), machine, sites, php);
            return new StepByStep(run, now, known, machine, sites).go(key, new Controls(context.progress(),
                    context.stop()));
        });
    }

    private int issues(String run) throws ProblemException {
        return all().issues(held.record().log(run)).all().size();
    }

    @Override
    public boolean isRequired() {
        return plan.get().way().hasTarget() && known.playbook().job(plan.get().job()).map(Job::rehearsal)
                .filter(Rehearsing.REQUIRED::equals).isPresent();
    }

    @Override
    public Optional<State> last() throws ProblemException {
        if (held.isRehearsal()) {
            return Optional.of(all().state(held.log().summary(), held.log()));
        }
        return all().of(Rehearsals.planOf(plan.get(), known), plan.get().toPlace());
    }

    @Override
    public Issue decide(int issue, Issue.Decision decision, String reason) throws ProblemException {
        State last = last().orElseThrow(() -> new SiteException(Problem.blocker("rehearsal.problem.none",
                held.id())));
        return all().issues(held.record().log(last.run())).decide(issue, decision, reason);
    }

    @Override
    public Map<String, Problem> verified() throws ProblemException {
        Optional<Rehearsed> kept = Rehearsed.of(held.log());
        if (kept.isEmpty()) {
            Optional<State> last = last();
            kept = last.isPresent() ? Rehearsed.of(held.record().log(last.get().run())) : kept;
        }
        return kept.map(Rehearsed::checks).orElse(Map.of());
    }

    /**
     * Refuses to begin writing to the site while a rehearsal of the plan has issues that nobody accepted, or
     * where the job wants one and there was none. What it began after is recorded.
     */
    void pass() throws ProblemException {
        Plan now = plan.get();
        if (recorder.committed() || held.isRehearsal() || !now.way().hasTarget()) {
            return;
        }
        parts().noteMissing();
        Optional<State> last = last();
        List<Issue> blocking = last.map(State::blocking).orElse(List.of());
        if (!blocking.isEmpty()) {
            throw new SiteException(Problem.blocker("rehearsal.problem.open", blocking.size(), last.get()
                    .run()));
        }
        RunLog log = held.log();
        String reason = now.rehearsal().skipBecause();
        if (last.filter(State::isPassed).isPresent()) {
            Optional<Rehearsed> rehearsed = Rehearsed.of(held.record().log(last.get().run()));
            if (rehearsed.isPresent()) {
                rehearsed.get().keep(log);
            }
        } else if (!reason.isEmpty()) {
            log.event(Problem.warning("rehearsal.event.skipped", reason));
        } else if (isRequired()) {
            throw new SiteException(Problem.blocker("rehearsal.problem.required", now.toPlace()));
        }
    }

    /** What keeps the run on the site from beginning, as findings. */
    static List<Finding> findings(List<Issue> issues) {
        return issues.stream().filter(Issue::blocks).map(issue -> new Finding("issue/" + issue.number(),
                "rehearsal.group.issues", issue.problem())).toList();
    }
}
