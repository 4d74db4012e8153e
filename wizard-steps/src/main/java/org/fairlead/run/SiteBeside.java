package org.fairlead.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Database;
import org.fairlead.site.Files;
import org.fairlead.site.Shell;
import org.fairlead.site.Site.Side;
import org.fairlead.site.SiteException;
import org.fairlead.site.Tunnel;
import org.fairlead.site.Web;
import org.fairlead.site.wordpress.WpConfig;
import org.fairlead.site.wordpress.WpConfig.Said;
import org.fairlead.sitecopy.ServedCopy;
import org.fairlead.sitecopy.SiteFolder;

/**
 * The copy of the folder of a plan's target, on the machine where that lies, and its server. What a killed
 * program left of either is known from the record.
 */
record SiteBeside(RunLog log, Plan plan, RunSites sites, Machine machine) {

    private static final String SCOPE = "site-beside";
    private static final String APP = "app";
    private static final String CONFIG = "wp-config.php";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int TRIES = 3;
    private static final String TEMPORARY = "/tmp";

    /** A copy that answers at an address of this machine. */
    record Served(String address, ServedCopy server, Optional<Tunnel> way, Shell shell)
            implements AutoCloseable {
        @Override
        public void close() {
            server.close();
            way.ifPresent(Tunnel::close);
            shell.close();
        }
    }

    /** Whether the target has a folder that could be copied: only WordPress runs out of one without more. */
    static boolean applies(Playbook playbook, Plan plan) {
        return playbook.system().kind().equals("wordpress") && plan.way().hasTarget() && !plan.target().app()
                .isEmpty();
    }

    private Endpoint target() {
        return plan.target();
    }

    /**
     * Copies the folder.
     *
     * @param database
     * the scratch database that the copy is to use
     * @return empty where it was stopped; what was made by then is still to be removed
     */
    Optional<SiteFolder.Made> make(String database, BooleanSupplier stop) throws ProblemException {
        try (Files app = sites.app(target(), Side.TARGET).orElseThrow()) {
            app.requireFolder();
            List<String> parents = parents();
            byte[] config = config(app, above());
            try {
                fits(config);
                try (Database copy = sites.database(target().withDatabase(target().database().named(
                        database)), Side.TARGET)) {
                    WrittenBodies.requireOwn(copy, target().database().name());
                }
                log.remember(SCOPE, APP, target().app());
                return new SiteFolder(log, app).make(config, new SiteFolder.Wanted(parents, database), stop);
            } finally {
                Arrays.fill(config, (byte) 0);
            }
        }
    }

    /** Folders of the site's machine in which a copy may lie: beside the site, so that it has its room. */
    private List<String> parents() throws SiteException {
        String temporary = RemotePlace.of(target().app(), target().ssh()).isPresent() ? TEMPORARY
                : System.getProperty("java.io.tmpdir", TEMPORARY);
        return Stream.concat(above().stream(), Stream.of(temporary)).toList();
    }

    /** The folder in which that of the site lies, where its path tells. */
    private Optional<String> above() throws SiteException {
        Optional<RemotePlace> remote = RemotePlace.of(target().app(), target().ssh());
        return remote.isPresent() ? above(remote.get().path())
                : Optional.ofNullable(Path.of(target().app()).toAbsolutePath().normalize().getParent()).map(
                        Path::toString);
    }

    /** The folder above a path of another machine; a path of one name lies where a login begins. */
    static Optional<String> above(String remote) {
        String path = remote.replaceFirst("/+$", "");
        int slash = path.lastIndexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(slash == 0 ? "/" : path.substring(0, slash));
    }

    /** WordPress looks for it in its folder and then one level up, where no other WordPress lies. */
    static byte[] config(Files app, Optional<String> parent) throws SiteException {
        if (app.exists(CONFIG)) {
            return content(app);
        }
        if (parent.isPresent()) {
            try (Files above = app.elsewhere(parent.get())) {
                if (above.exists(CONFIG) && !above.exists("wp-settings.php")) {
                    return content(above);
                }
            }
        }
        throw new SiteException(Problem.blocker("site-copy.problem.no-config", app.place()));
    }

    private static byte[] content(Files where) throws SiteException {
        try (InputStream in = where.open(CONFIG)) {
            return in.readNBytes(WpConfig.BYTES + 1);
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("files.problem.cannot-read", where.place() + "/"
                    + CONFIG), e);
        }
    }

    /** Refuses a folder of another site, and a network of sites. */
    private void fits(byte[] content) throws SiteException {
        try (WpConfig config = WpConfig.read(content, target().app() + "/" + CONFIG)) {
            if (config.isOn("MULTISITE")) {
                throw new SiteException(Problem.blocker("site-copy.problem.network", target().app()));
            }
            if (config.constant("DB_NAME") instanceof Said.Text(String name) && !name.equals(target()
                    .database().name())) {
                throw new SiteException(Problem.blocker("site-copy.problem.other-database", target().app(),
                        name, target().database().name()));
            }
        }
    }

    /**
     * Serves the copy that the record names.
     *
     * @param php
     * name or path of the program on the machine where the copy lies
     */
    Served serve(String php) throws ProblemException {
        String folder = SiteFolder.left(log).orElseThrow(() -> new SiteException(Problem.warning(
                "site-copy.problem.no-folder")));
        endLeft();
        Shell shell = sites.machine(target(), Side.TARGET).shell(folder);
        boolean good = false;
        try {
            ServedCopy.requirePhp(shell, php);
            Served served = started(shell, php, folder.substring(folder.lastIndexOf('/') + 1));
            good = true;
            return served;
        } finally {
            if (!good) {
                shell.close();
            }
        }
    }

    private Served started(Shell shell, String php, String name) throws ProblemException {
        for (int attempt = 1;; attempt++) {
            int port = ServedCopy.port(machine.random());
            Optional<Tunnel> way = sites.machine(target(), Side.TARGET).wayTo(port);
            boolean good = false;
            try {
                String address = "http://127.0.0.1:" + (way.isPresent() ? way.get().port() : port);
                Web web = sites.webAt(address);
                ServedCopy server = ServedCopy.start(log, shell, ServedCopy.command(php, port), port,
                        () -> answers(web, name), PATIENCE);
                good = true;
                return new Served(address, server, way, shell);
            } catch (SiteException e) {
                if (attempt == TRIES || !e.problem().key().equals("site-copy.problem.ended")) {
                    throw e;
                }
            } finally {
                if (!good) {
                    way.ifPresent(Tunnel::close);
                }
            }
        }
    }

    private static boolean answers(Web web, String name) {
        try {
            return web.get("/.fairlead-copy", Map.of()).body().strip().equals(name);
        } catch (SiteException e) {
            return false; // not yet
        }
    }

    /** What speaks against the copy's front page, as it answers now. */
    static Optional<Problem> frontPage(Web web) {
        try {
            int status = web.get("/", Map.of()).status();
            return status < 500 ? Optional.empty()
                    : Optional.of(Problem.warning("site-copy.note.front-page", web.place(), status));
        } catch (SiteException e) {
            return Optional.of(e.problem());
        }
    }

    /** Ends a server that a killed program left; only where the machine can be had without a login. */
    void endLeftHere() throws ProblemException {
        try {
            if (ServedCopy.isLeft(log) && sites.machine(place(), Side.TARGET).isHere()) {
                endLeft();
            }
        } catch (SiteException e) {
            log.event(e.problem()); // the record still names it, so that the next look finds it
        }
    }

    private void endLeft() throws ProblemException {
        if (ServedCopy.isLeft(log)) {
            try (Shell shell = sites.machine(place(), Side.TARGET).shell("")) {
                ServedCopy.endLeft(log, shell);
            }
        }
    }

    /** The target with its folder, also where the plan of a rehearsal no longer names that. */
    private Endpoint place() throws RecordException {
        return target().withApp(log.recall(SCOPE, APP).orElse(target().app()));
    }

    /** Whole path of a copy that may be there, for people. */
    static Optional<String> left(RunLog log) throws RecordException {
        return SiteFolder.left(log);
    }

    /** Ends the server and removes the folder, as far as they are there. */
    void remove() throws ProblemException {
        endLeft();
        if (SiteFolder.left(log).isPresent()) {
            try (Files app = sites.app(place(), Side.TARGET).orElseThrow()) {
                new SiteFolder(log, app).remove();
            }
        }
        log.forget(SCOPE);
    }
}
