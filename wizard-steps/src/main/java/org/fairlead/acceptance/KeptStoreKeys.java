package org.fairlead.acceptance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.KeyImage;
import org.fairlead.site.KeyLook;
import org.fairlead.site.KeyName;
import org.fairlead.site.KeyValues;
import org.fairlead.site.SiteException;

/**
 * Keys that cannot be made again: what they were at the backup, as digests, never as contents, and whether
 * they are the same still.
 */
public final class KeptStoreKeys {
    /** The kind of check that playbooks write. */
    public static final String KIND = "keys-kept";
    private static final String SCOPE = "kept-keys";
    private static final String KEYS = "keys";
    private static final String NOTHING_ELSE = "nothing-else";
    private static final String MORE = "more";
    private static final int MOST = 10_000;

    private final Map<String, Was> keys = new LinkedHashMap<>();
    private long more;

    /** What is remembered of a key. */
    record Was(String print, long expires) {}

    /** Notes a key as it is now; of very many only their number. */
    public void add(KeyImage image) {
        if (keys.size() < MOST) {
            keys.put(image.name().latin1(), new Was(image.fingerprint(), image.expiresAt()));
        } else if (!keys.containsKey(image.name().latin1())) {
            more++;
        }
    }

    /**
     * Remembers what was noted, in place of what was before.
     *
     * @param nothingElse
     * whether the backup holds nothing but such keys
     */
    public void remember(RunLog log, boolean nothingElse) throws RecordException {
        log.remember(SCOPE, NOTHING_ELSE, Boolean.toString(nothingElse));
        log.remember(SCOPE, KEYS, JsonMapper.shared().writeValueAsString(keys));
        log.remember(SCOPE, MORE, Long.toString(more));
    }

    /** Whether the backup of the run holds nothing but such keys. */
    public static boolean areAllThatIsKept(RunLog log) throws RecordException {
        return log.recall(SCOPE, NOTHING_ELSE).filter("true"::equals).isPresent();
    }

    /** What became of them since. */
    public static Finding compare(Check check, KeyValues store, RunLog log) throws RecordException,
            SiteException {
        Optional<Map<String, Was>> before = log.recall(SCOPE, KEYS).flatMap(KeptStoreKeys::read);
        if (before.isEmpty()) {
            return finding(check, Problem.info("verify.info.keys-not-kept", store.place()));
        }
        Map<String, KeyImage> now = now(store, before.get());
        long time = store.now();
        var changes = new ArrayList<List<String>>();
        before.get().forEach((name, was) -> {
            KeyImage is = now.get(name);
            boolean over = was.expires() != KeyImage.NEVER && was.expires() <= time;
            if (!over && is == null) {
                changes.add(List.of(new KeyName(name).text(), "gone"));
            } else if (!over && is != null && !(is.fingerprint().equals(was.print()) && KeyImage.sameExpiry(is
                    .expiresAt(), was.expires()))) {
                changes.add(List.of(new KeyName(name).text(), "changed"));
            }
        });
        Problem found = changes.isEmpty() ? same(check, before.get().size(), log)
                : check.severity().equals("warning") ? Problem.warning("check." + check.id(), changes.size())
                : Problem.blocker("check." + check.id(), changes.size());
        return finding(check, found).with(new Evidence(List.of("evidence.key", "evidence.change"), changes
                .stream().limit(Evidence.LIMIT).toList(), changes.size()));
    }

    private static Problem same(Check check, long compared, RunLog log) throws RecordException {
        String left = log.recall(SCOPE, MORE).orElse("0");
        return left.equals("0") ? Problem.passed("check." + check.id() + ".passed")
                : Problem.warning("verify.warning.keys-not-compared", compared, left);
    }

    private static Map<String, KeyImage> now(KeyValues store, Map<String, Was> before) throws SiteException {
        var now = new LinkedHashMap<String, KeyImage>();
        List<KeyLook> looks = store.look(before.keySet().stream().map(KeyName::new).toList());
        for (List<KeyLook> batch : KeyLook.batches(looks.stream().filter(KeyLook::isCarried).toList())) {
            // of the contents nothing is needed any more
            store.read(batch).forEach(image -> now.put(image.name().latin1(), new KeyImage(image.name(), image
                    .type(), new byte[0], image.expiresAt(), image.fingerprint())));
        }
        return now;
    }

    private static Optional<Map<String, Was>> read(String json) {
        try {
            return Optional.of(JsonMapper.shared().readValue(json, new TypeReference<Map<String, Was>>() {}));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Finding finding(Check check, Problem problem) {
        return new Finding("check/" + check.id(), "verify.group." + check.group(), problem).covering(check
                .guide());
    }
}
