package org.fairlead.playbook;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a system keeps in a key-value store.
 *
 * @param groups
 * kinds of keys; a key belongs to the first that it matches
 * @param saved
 * id of the choice whose answer {@link #ONLY_NEEDED} makes the backup hold only what cannot be made
 * again; empty where all is kept
 */
public record StoredKeys(List<Group> groups, String saved) {
    /** The answer that leaves out of a backup what can be made again. */
    public static final String ONLY_NEEDED = "needed";

    public static final StoredKeys NONE = new StoredKeys(List.of(), "");

    public StoredKeys {
        groups = List.copyOf(groups);
    }

    /** What becomes of a system that loses them. */
    public enum Life {
        /** They cannot be made again. */
        @JsonProperty("keep") KEEP,
        /** They are made again when they are needed. */
        @JsonProperty("cache") CACHE,
        /** People log in again. */
        @JsonProperty("session") SESSION,
        /** Work that waits is lost. */
        @JsonProperty("queue") QUEUE,
        /** A protection begins to count anew. */
        @JsonProperty("protection") PROTECTION,
        /** Running programs make them anew when they start. */
        @JsonProperty("coordination") COORDINATION;

        /** The word used in playbooks and texts. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Whether keys of a kind have an end. */
    public enum Expires {
        @JsonProperty("always") ALWAYS, @JsonProperty("never") NEVER, @JsonProperty("either") EITHER
    }

    /**
     * A kind of keys.
     *
     * @param matches
     * patterns of their names, as {@link KeyGlob} has them
     */
    public record Group(String id, List<String> matches, Life life, Expires expires, List<String> guide) {
        public Group {
            matches = List.copyOf(matches);
            expires = Playbook.orElse(expires, Expires.EITHER);
            guide = List.copyOf(guide);
        }

        public boolean isKept() {
            return life == Life.KEEP;
        }

        /** Whether names of this kind tell nothing that should not be told. */
        public boolean hasPlainNames() {
            return life == Life.KEEP || life == Life.QUEUE || life == Life.COORDINATION;
        }
    }

    /** Tells of names which kind they are. Immutable. */
    public static final class Sorter {
        private record Kind(Group group, List<KeyGlob> globs) {}

        private final List<Kind> kinds;

        private Sorter(List<Group> groups) {
            kinds = groups.stream().map(group -> new Kind(group, group.matches().stream().map(KeyGlob::of)
                    .toList())).toList();
        }

        /**
         * The kind of a key; empty where nobody claims it.
         *
         * @param latin1
         * the bytes of the name, each as the character of the same number
         */
        public Optional<Group> groupOf(String latin1) {
            return kinds.stream().filter(kind -> kind.globs().stream().anyMatch(glob -> glob.matches(latin1)))
                    .map(Kind::group).findFirst();
        }
    }

    public Sorter sorter() {
        return new Sorter(groups);
    }
}
