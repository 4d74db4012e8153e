package org.fairlead.desktop.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.Page;
import org.fairlead.desktop.page.assess.AssessPage;
import org.fairlead.desktop.page.backup.BackupPage;
import org.fairlead.desktop.page.choose.ChoosePage;
import org.fairlead.desktop.page.connect.ConnectPage;
import org.fairlead.desktop.page.export.ExportPage;
import org.fairlead.desktop.page.finish.FinishPage;
import org.fairlead.desktop.page.importing.ImportPage;
import org.fairlead.desktop.page.plan.PlanPage;
import org.fairlead.desktop.page.provider.ProviderPage;
import org.fairlead.desktop.page.rollback.RollbackPage;
import org.fairlead.desktop.page.transfer.TransferPage;
import org.fairlead.desktop.page.upgrade.UpgradePage;
import org.fairlead.desktop.page.verify.VerifyPage;
import org.fairlead.playbook.Playbook.Job;

/** Every page of a run, one line each, by the id of its step. */
public final class PageCatalog {
    private final Map<String, Function<Desk, Page>> pages;

    public PageCatalog(Map<String, Function<Desk, Page>> pages) {
        this.pages = Map.copyOf(pages);
    }

    /** Those of the product. */
    public static PageCatalog all() {
        return new PageCatalog(Map.ofEntries(
                Map.entry("provider", ProviderPage::new),
                Map.entry("choose", ChoosePage::new),
                Map.entry("connect", ConnectPage::new),
                Map.entry("assess", AssessPage::new),
                Map.entry("plan", PlanPage::new),
                Map.entry("backup", BackupPage::new),
                Map.entry("transfer", TransferPage::new),
                Map.entry("upgrade", UpgradePage::new),
                Map.entry("verify", VerifyPage::new),
                Map.entry("finish", FinishPage::new),
                Map.entry("export", ExportPage::new), Map.entry("import", ImportPage::new),
                Map.entry("rollback", RollbackPage::new)));
    }

    /**
     * The pages that come before the first step of a job.
     *
     * @param job
     * empty as long as none is chosen
     */
    public List<String> before(Optional<Job> job) {
        return job.filter(Job::changesProvider).isPresent() ? List.of("choose", "connect", "provider") : List
                .of(
                        "choose", "connect");
    }

    public boolean has(String step) {
        return pages.containsKey(step);
    }

    public Page make(String step, Desk desk) {
        return Optional.ofNullable(pages.get(step)).orElseThrow().apply(desk);
    }
}
