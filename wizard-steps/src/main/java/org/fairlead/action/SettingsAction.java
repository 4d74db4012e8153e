package org.fairlead.action;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.fairlead.playbook.Action.EnvLines;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.SecretException;
import org.fairlead.site.Settings;
import org.fairlead.site.SiteException;

/**
 * Lines of a settings file. The file as it was is sealed beside the record before the first change; undoing
 * puts it back
 * when it is still as this run left it, and otherwise only the lines this run set.
 */
public final class SettingsAction {
    /** Scope in the record: action to hash of the file as this run left it. */
    private static final String LEFT = "settings-left";
    private static final String ABSENT = "absent";

    private final Settings settings;
    private final WayBack wayBack;
    private final RunLog log;

    public SettingsAction(Settings settings, WayBack wayBack, RunLog log) {
        this.settings = settings;
        this.wayBack = wayBack;
        this.log = log;
    }

    /** How undoing went. */
    public enum Undone {
        /** The file is put back as it was. */
        RESTORED,
        /** There was no file before, so it goes. */
        REMOVED,
        /** Others changed the file since: only this run's lines are taken back. */
        LINES_ONLY, NOTHING
    }

    /**
     * Sets the lines that differ; empty values leave their line alone.
     *
     * @param resolve
     * turns a template such as "${target.host}" into the value, empty where there is none
     * @param start
     * content to begin with where the file does not exist yet
     */
    public Optional<ActionTally> run(EnvLines action, UnaryOperator<String> resolve, Optional<byte[]> start)
            throws SiteException, RecordException, IOException {
        boolean existed = settings.exists();
        Map<String, Optional<String>> changes = new LinkedHashMap<>();
        Map<String, String> now = existed ? settings.values() : Map.of();
        for (Map.Entry<String, String> line : action.set().entrySet()) {
            String value = resolve.apply(line.getValue());
            if (!value.isEmpty() && !value.equals(now.get(line.getKey()))) {
                changes.put(line.getKey(), Optional.of(value));
            }
        }
        Path kept = kept(action);
        boolean begun = Files.exists(kept);
        if (changes.isEmpty() && (existed || begun)) {
            if (begun && log.recall(LEFT, action.id()).isEmpty()) {
                log.remember(LEFT, action.id(), hash(settings.content())); // died right behind the last write
            }
            return Optional.empty();
        }
        if (!begun) {
            log.remember(LEFT, action.id() + ".existed", Boolean.toString(existed));
            SealedFile.write(kept, existed ? settings.content() : ABSENT.getBytes(StandardCharsets.UTF_8),
                    wayBack.sealer());
        }
        if (!existed && start.isPresent()) {
            settings.restore(start.get());
        }
        settings.apply(changes);
        log.remember(LEFT, action.id(), hash(settings.content()));
        return Optional.of(new ActionTally(0, changes.size(), 0));
    }

    /** What {@link #undo} would do now; touches nothing. */
    public Undone leaving(EnvLines action, AgeOpener opener)
            throws SiteException, RecordException, IOException, SecretException {
        return Files.exists(kept(action)) ? leaving(action, SealedFile.read(kept(action), opener))
                : Undone.NOTHING;
    }

    private Undone leaving(EnvLines action, byte[] before) throws SiteException, RecordException {
        boolean existed = existed(action);
        if (!settings.exists()) {
            return existed ? Undone.RESTORED : Undone.NOTHING;
        }
        String now = hash(settings.content());
        if (existed && now.equals(hash(before))) {
            return Undone.NOTHING;
        }
        String left = log.recall(LEFT, action.id()).orElse("");
        if (left.isEmpty() || now.equals(left)) {
            return existed ? Undone.RESTORED : Undone.REMOVED;
        }
        return Undone.LINES_ONLY;
    }

    private boolean existed(EnvLines action) throws RecordException {
        return log.recall(LEFT, action.id() + ".existed").orElse("true").equals("true");
    }

    /** Puts back what was. */
    public Undone undo(EnvLines action, AgeOpener opener)
            throws SiteException, RecordException, IOException, SecretException {
        if (!Files.exists(kept(action))) {
            return Undone.NOTHING;
        }
        byte[] before = SealedFile.read(kept(action), opener);
        Undone undone = leaving(action, before);
        switch (undone) {
            case RESTORED -> settings.restore(before);
            case REMOVED -> settings.remove();
            case LINES_ONLY -> settings.takeBack(before, action.set().keySet());
            case NOTHING -> {
                // it is as it was
            }
        }
        return undone;
    }

    private Path kept(EnvLines action) {
        return wayBack.folder().resolve("settings-" + action.id() + ".age");
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
