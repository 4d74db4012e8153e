package org.fairlead.step.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.fairlead.action.Masking;
import org.fairlead.machine.MachineProbe;
import org.fairlead.machine.Versions;
import org.fairlead.model.Finding;
import org.fairlead.model.ForeignKey;
import org.fairlead.model.Problem;
import org.fairlead.model.TableShape;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Dataset;
import org.fairlead.playbook.Requirement;
import org.fairlead.playbook.Requirement.ProbeKind;
import org.fairlead.site.Database;
import org.fairlead.site.Files;
import org.fairlead.site.KeyValueFacts;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;

/** Bounds that are measured before anything is written. */
final class Requirements {
    private static final String GROUP = "assess.group.requirements";

    private final Playbook playbook;
    private final BothSides sides;
    private final Masking.Source masking;

    Requirements(Playbook playbook, BothSides sides, Masking.Source masking) {
        this.masking = masking;
        this.playbook = playbook;
        this.sides = sides;
    }

    List<Finding> check() throws SiteException {
        var findings = new ArrayList<Finding>();
        for (Requirement requirement : playbook.requirements()) {
            Optional<Site> site = requirement.at().equals("source") ? sides.source() : sides.target();
            if (site.isEmpty()) {
                continue;
            }
            if (requirement.probe().needsShell()) {
                findings.add(new MachineProbe(site.get(), requirement, masking).look());
                continue;
            }
            if (requirement.probe() == ProbeKind.KEY_VALUES_VERSION) {
                storeVersion(requirement, site.get()).ifPresent(findings::add);
                continue;
            }
            Database database = site.get().database();
            Problem problem = switch (requirement.probe()) {
                case DATABASE_VERSION -> version(database.facts().product(), database.facts()
                        .version(), requirement.atLeast());
                case FREE_DISK_TIMES_SOURCE -> disk(database, requirement.atLeast());
                case MAY_CREATE_SCRATCH -> database.facts().mayCreate()
                        ? Problem.passed("assess.passed.may-create", database.facts().place())
                        : Problem.warning("assess.problem.may-not-create", database.facts().place());
                case DEFERRABLE_KEYS -> deferrable(database);
                case MEMORY_MIB, MEMORY_AVAILABLE_MIB, CORES, FREE_DISK_MIB, LOAD_PERCENT, SHELL_TEXT,
                        SHELL_VERSION,
                        SHELL_NUMBER -> throw new IllegalStateException("measured by a command");
                case KEY_VALUES_VERSION -> throw new IllegalStateException("no matter of the database");
                case OWNER_OF_FILE -> Problem.passed("assess.passed.owner", sides.plan().source().database()
                        .file());
            };
            findings.add(new Finding("requirement/" + requirement.id(), GROUP, problem).covering(requirement
                    .guide()));
        }
        return findings;
    }

    /** Nothing where there is no store; one that does not answer is spoken of elsewhere. */
    private static Optional<Finding> storeVersion(Requirement requirement, Site site) {
        if (site.keyValues().isEmpty()) {
            return Optional.empty();
        }
        try {
            KeyValueFacts facts = site.keyValues().get().facts();
            Problem problem = version(facts.product(), facts.version(), requirement.atLeast());
            return Optional.of(new Finding("requirement/" + requirement.id(), GROUP, problem).covering(
                    requirement.guide()));
        } catch (SiteException e) {
            return Optional.empty();
        }
    }

    private static Problem version(String product, String version, String atLeast) {
        return Versions.compare(version, atLeast) >= 0
                ? Problem.passed("assess.passed.version", product, version, atLeast)
                : Problem.blocker("assess.problem.version", product, version, atLeast);
    }

    /** Room here for the snapshot and its encrypted copy, and where the files go. */
    private Problem disk(Database source, String times) throws SiteException {
        long needed = (long) (SourceChecks.bytes(source) * Double.parseDouble(times));
        long free = SourceChecks.freeBytes(source);
        for (Files files : sides.target().flatMap(Site::files).stream().toList()) {
            free = Math.min(free, files.freeBytes());
        }
        long neededMiB = (needed >> 20) + 1;
        return free >= needed
                ? Problem.passed("assess.passed.disk", free >> 20, neededMiB)
                : Problem.blocker("assess.problem.disk", free >> 20, neededMiB);
    }

    private Problem deferrable(Database database) throws SiteException {
        for (Dataset dataset : playbook.datasets()) {
            TableShape shape = database.shape(dataset.table()).orElse(null);
            if (shape == null) {
                continue;
            }
            for (ForeignKey key : shape.foreignKeys()) {
                if (!key.deferrable() && !key.refersToItself()) {
                    return Problem.info("assess.info.not-deferrable", key.name(), key.table());
                }
            }
        }
        return Problem.passed("assess.passed.deferrable");
    }
}
