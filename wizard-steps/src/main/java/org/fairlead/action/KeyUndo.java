package org.fairlead.action;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.fairlead.model.ProblemException;
import org.fairlead.secret.AgeOpener;
import org.fairlead.site.KeyImage;
import org.fairlead.site.KeyLook;
import org.fairlead.site.KeyName;
import org.fairlead.site.KeyValues;
import org.fairlead.site.KeyValues.Put;
import org.fairlead.site.SiteException;

/**
 * Puts keys back that an action removed, last kept first; of several states of one key the latest. What
 * somebody wrote since is theirs: the listener says what becomes of it. It can be interrupted and begun again
 * at any moment.
 */
public final class KeyUndo {
    private final KeyValues store;
    private final Path wayBack;
    private final AgeOpener opener;

    /** @param wayBack folder that the action has kept its keys in, see {@link WayBack#folder} */
    public KeyUndo(KeyValues store, Path wayBack, AgeOpener opener) {
        this.store = store;
        this.wayBack = wayBack;
        this.opener = opener;
    }

    /** Is told of keys that are not as this run left them. */
    @FunctionalInterface
    public interface Theirs {
        /** Whether the key as it was takes the place of what somebody has written since. */
        boolean giveWay(KeyName name);
    }

    /** Whether it is done or only looked at. */
    public enum Manner {
        DO, LOOK
    }

    /**
     * What undoing came to, or would come to.
     *
     * @param back
     * keys that are as they were again
     * @param over
     * keys whose end has come meanwhile
     * @param theirs
     * keys that stay as somebody wrote them
     */
    public record Undone(long back, long over, long theirs) {}

    /** Undoes an action, or looks. */
    public Undone run(String action, Manner manner, Theirs theirs) throws ProblemException, IOException {
        var handled = new HashSet<Long>();
        var counts = new EnumMap<Put, Long>(Put.class);
        long now = store.now();
        for (Path part : KeyJournal.parts(KeyJournal.folder(wayBack, action)).reversed()) {
            try (var archive = new KeyArchive.Reader(part, opener)) {
                for (List<KeyImage> kept = archive.some(); !kept.isEmpty(); kept = archive.some()) {
                    List<KeyImage> latest = kept.stream().filter(image -> isNew(image.name(), handled))
                            .toList();
                    Map<KeyName, Optional<KeyImage>> there = there(latest);
                    for (KeyImage image : latest) {
                        counts.merge(one(image, Optional.ofNullable(there.get(image.name())), manner, theirs,
                                now), 1L, Long::sum);
                    }
                }
            }
        }
        return new Undone(counts.getOrDefault(Put.DONE, 0L), counts.getOrDefault(Put.OVER, 0L), counts
                .getOrDefault(Put.TAKEN, 0L));
    }

    /** Those of the keys that are there; without content where it is too large to be ours. */
    private Map<KeyName, Optional<KeyImage>> there(List<KeyImage> images) throws SiteException {
        var there = new HashMap<KeyName, Optional<KeyImage>>();
        List<KeyLook> looks = store.look(images.stream().map(KeyImage::name).toList());
        looks.forEach(look -> there.put(look.name(), Optional.empty()));
        for (List<KeyLook> batch : KeyLook.batches(looks.stream().filter(KeyLook::isCarried).toList())) {
            store.read(batch).forEach(image -> there.put(image.name(), Optional.of(image)));
        }
        return there;
    }

    /** @param there nothing where there is no such key */
    private Put one(KeyImage image, Optional<Optional<KeyImage>> there, Manner manner, Theirs theirs,
            long now) throws ProblemException {
        if (image.isOver(now)) {
            return Put.OVER;
        }
        if (there.flatMap(found -> found).filter(image::isLike).isPresent()) {
            return Put.DONE;
        }
        boolean replace = there.isPresent() && theirs.giveWay(image.name());
        if (there.isPresent() && !replace) {
            return Put.TAKEN;
        }
        return manner == Manner.DO ? store.put(image.name(), image, replace) : Put.DONE;
    }

    private static boolean isNew(KeyName name, Set<Long> handled) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.bytes());
            return handled.add(ByteBuffer.wrap(digest).getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
