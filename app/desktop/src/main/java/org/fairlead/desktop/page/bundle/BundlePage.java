package org.fairlead.desktop.page.bundle;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.bundle.BundleManifest;
import org.fairlead.bundle.BundleTotals;
import org.fairlead.bundle.SignatureState;
import org.fairlead.bundle.TableFacts;
import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.Table;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.kit.Working;
import org.fairlead.desktop.page.BundleDoorForm;
import org.fairlead.desktop.page.LeftOutTable;
import org.fairlead.desktop.page.Navigator;
import org.fairlead.desktop.page.Page;
import org.fairlead.desktop.page.PageFrame;
import org.fairlead.desktop.page.PageState;
import org.fairlead.desktop.page.PlaybookWords;
import org.fairlead.desktop.page.Tools;
import org.fairlead.desktop.page.bundle.BundlePageModel.Opened;
import org.fairlead.model.Problem;

/** Asks for the key where one is needed, then shows what is inside before anything else happens. */
public final class BundlePage implements Page {
    private static final double WIDEST = 880;
    private static final int ROWS = 8;

    private final PageState state = new PageState();
    private final BundlePageModel model;
    private final Words words;
    private final VBox inside = Parts.column(Parts.SECTION);
    private final Node content;

    public BundlePage(Tools tools, Navigator navigator, Path file) {
        model = new BundlePageModel(tools, navigator, file);
        words = tools.words();
        model.opened().addListener((at, was, is) -> is.ifPresent(this::show));
        Button leave = Parts.button("bundle-leave", words.say("window.bundle.look-only"), model::leave);
        content = Parts.scroll(new PageFrame(words.say("window.bundle.title"), words.say(
                "window.bundle.intro",
                model.path())).actions(leave)
                .add(new BundleDoorForm(model.door(), words, tools.ports().chooser()))
                .add(ProblemBox.place(words, model.problem()))
                .add(Parts.shownWhen(new Working(words.say("window.bundle.reading")), model.reading())).add(
                        inside));
    }

    private void show(Opened seen) {
        PlaybookWords says = model.says();
        BundleManifest manifest = seen.manifest();
        inside.getChildren().setAll(facts(seen, says), ways(seen, says));
        if (!manifest.components().isEmpty() || manifest.datasets().isEmpty()) {
            inside.getChildren().add(components(seen, says));
        }
        if (!manifest.datasets().isEmpty()) {
            inside.getChildren().add(datasets(seen));
        }
        if (!manifest.leftOut().isEmpty()) {
            inside.getChildren().add(Parts.column(Parts.NEAR, Parts.heading(words.say(
                    "window.bundle.left-out")),
                    Table.fitted(LeftOutTable.of("bundle-left-out", words, says, manifest.leftOut()), ROWS)));
        }
        inside.getChildren().add(signature(seen.signature()));
    }

    private Node facts(Opened seen, PlaybookWords says) {
        BundleManifest manifest = seen.manifest();
        boolean secrets = manifest.components().stream().anyMatch(BundleManifest.Component::secrets)
                || manifest
                        .datasets().stream().anyMatch(BundleManifest.Dataset::secrets);
        Label sound = Parts.text(words.say("window.bundle.sound", words.bytes(seen.bytes()), seen.volumes()),
                "strong");
        sound.setId("bundle-sound");
        String versions = new TreeMap<>(manifest.source().versions()).entrySet().stream().map(one -> one
                .getKey()
                + " " + one.getValue()).collect(Collectors.joining(", "));
        GridPane grid = new GridPane(Parts.SECTION, Parts.NEAR);
        row(grid, 0, "window.bundle.system", seen.playbook().map(says::system).orElse(manifest.playbook())
                + " · "
                + says.layout(manifest.layout()));
        row(grid, 1, "window.bundle.source", versions.isEmpty() ? manifest.source().name() : words.say(
                "window.joined", manifest.source().name(), versions));
        row(grid, 2, "window.bundle.made", words.say("window.joined", words.exactly(manifest.created()),
                manifest
                        .program()));
        row(grid, 3, "window.bundle.secrets", words.say(secrets ? "window.bundle.secrets.yes"
                : "window.bundle.secrets.no"));
        row(grid, 4, "window.bundle.sealed", words.say(seen.encrypted() ? "window.bundle.sealed.yes"
                : "window.bundle.sealed.no"));
        HBox head = Parts.row(Parts.NEAR, Icon.DONE.node("good"), Parts.grow(sound));
        VBox card = Parts.card(head, grid);
        card.setMaxWidth(WIDEST);
        return card;
    }

    private void row(GridPane grid, int at, String key, String value) {
        Label name = Parts.word(words.say(key), "quiet");
        Label said = Parts.text(value);
        said.setId(key.replace("window.", "").replace('.', '-'));
        grid.addRow(at, name, said);
    }

    private Node components(Opened seen, PlaybookWords says) {
        List<BundleManifest.Component> all = seen.manifest().components();
        TableView<BundleManifest.Component> table = new Table<BundleManifest.Component>("bundle-components",
                words
                        .say("window.bundle.components"), words)
                .text(words.say("window.bundle.component"), 400, one -> says.component(one.id()))
                .number(words.say("window.bundle.settings"), 128, one -> Optional.ofNullable(seen.totals()
                        .components().get(one.id())).map(BundleTotals.ComponentTotal::settings).orElse(0L))
                .text(words.say("window.bundle.secrets"), 200, one -> words.say(one.secrets()
                        ? "window.bundle.secrets.yes"
                        : "window.bundle.secrets.no"))
                .of(FXCollections.observableArrayList(all));
        return Parts.column(Parts.NEAR, Parts.heading(words.say("window.bundle.inside", seen.totals()
                .settings(),
                seen.totals().rows(), seen.totals().files().count())), Table.fitted(table, ROWS));
    }

    private Node datasets(Opened seen) {
        TableView<BundleManifest.Dataset> table = new Table<BundleManifest.Dataset>("bundle-datasets", words
                .say(
                        "window.export.rows"), words)
                .text(words.say("window.table.table"), 280, BundleManifest.Dataset::id)
                .number(words.say("window.assess.rows"), 112, one -> total(seen, one).rows())
                .text(words.say("window.assess.size"), 96, one -> words.bytes(total(seen, one).bytes()))
                .text(words.say("window.bundle.format"), 96, one -> one.format().ending())
                .text(words.say("window.export.rows.dates"), 240, this::dates)
                .of(FXCollections.observableArrayList(seen.manifest().datasets()));
        return Parts.column(Parts.NEAR, Parts.heading(words.say("window.bundle.rows", seen.manifest()
                .datasets()
                .stream().filter(one -> one.of().isEmpty()).mapToLong(one -> total(seen, one).rows()).sum())),
                Table.fitted(table, ROWS));
    }

    private static BundleTotals.DatasetTotal total(Opened seen, BundleManifest.Dataset dataset) {
        return Optional.ofNullable(seen.totals().datasets().get(dataset.id())).orElse(
                new BundleTotals.DatasetTotal(0, 0, 0));
    }

    private String dates(BundleManifest.Dataset dataset) {
        TableFacts facts = dataset.table();
        return facts == null || facts.first().isEmpty() ? "" : words.say("window.export.rows.from-to", facts
                .first()
                .replace('T', ' '), facts.last().replace('T', ' '));
    }

    private Node signature(SignatureState state) {
        String said = switch (state) {
            case SignatureState.Unsigned none -> words.say("window.bundle.signature.none");
            case SignatureState.Unchecked(String id) -> words.say("window.bundle.signature.unchecked", id);
            case SignatureState.Valid(String id, String comment) -> words.say("window.bundle.signature.valid",
                    id,
                    comment);
            case SignatureState.OtherKey(String id, String wanted) -> words.say(
                    "window.bundle.signature.other", id,
                    wanted);
            case SignatureState.Forged(String id) -> words.say("window.bundle.signature.forged", id);
        };
        boolean good = state instanceof SignatureState.Valid;
        boolean bad = state instanceof SignatureState.Forged || state instanceof SignatureState.OtherKey;
        Label label = Parts.text(said);
        label.setId("bundle-signature");
        HBox line = Parts.row(Parts.NEAR, good ? Icon.SIGNED.node("good") : bad ? Icon.BLOCKER.node("blocker")
                : Icon.INFO.node("quiet"), Parts.grow(label));
        VBox part = Parts.column(Parts.NEAR, Parts.heading(words.say("window.bundle.signature")), line);
        if (!(state instanceof SignatureState.Unsigned)) {
            Field field = Field.text("bundle-signer", words.say("window.bundle.signer"), model.signer())
                    .below(words
                            .say("window.bundle.signer.which"));
            field.setMaxWidth(WIDEST / 2);
            Button check = Parts.button("bundle-check", Icon.SIGNED, words.say("window.bundle.check"),
                    model::check);
            check.disableProperty().bind(model.signer().isEmpty().or(model.reading()));
            part.getChildren().addAll(field, Parts.row(Parts.NEAR, check));
        }
        return part;
    }

    private Node ways(Opened seen, PlaybookWords says) {
        boolean forged = seen.signature() instanceof SignatureState.Forged;
        if (seen.jobs().isEmpty()) {
            return new ProblemBox(words, Problem.warning("window.bundle.no-job", seen.manifest().playbook(),
                    seen
                            .manifest().layout()));
        }
        HBox buttons = Parts.row(Parts.NEAR);
        for (String job : seen.jobs()) {
            Button arrive = Parts.button("bundle-import-" + job, Icon.ARROW, seen.jobs().size() == 1 ? words
                    .say(
                            "window.bundle.import") : words.say("window.bundle.import-as", says.job(job)),
                    () -> model.arrive(
                            job));
            arrive.getStyleClass().add("accent");
            arrive.setDisable(forged);
            buttons.getChildren().add(arrive);
        }
        return Parts.column(Parts.NEAR, Parts.quiet(words.say("window.bundle.import.next")), buttons);
    }

    @Override
    public void shown() {
        model.load();
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public PageState state() {
        return state;
    }
}
