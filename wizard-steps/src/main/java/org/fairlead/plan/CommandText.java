package org.fairlead.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.json.JsonMapper;

import org.fairlead.plan.Plan.Approval;

/**
 * A command as it would run, with all answers in place: what a person is shown and agrees to. Holds no
 * secret.
 *
 * @param at
 * "source" or "target"
 * @param place
 * machine and folder; empty where no command runs on that side
 * @param doneWhen
 * what tells that there is nothing to do, may be empty
 * @param undo
 * with {@code ${captured.<name>}} still in it, may be empty
 * @param captures
 * name to the command whose first line is kept before
 * @param environment
 * variable to what it gets, with the names of secrets where those would be seen
 * @param templates
 * variable to what it gets, in the words of the playbook
 */
public record CommandText(String id, boolean first, String at, String place, String doneWhen, String run,
        String undo, Map<String, String> captures, Map<String, String> environment,
        Map<String, String> templates, int minutes) {

    private static final Pattern CAPTURED = Pattern.compile("\\$\\{captured\\.([A-Za-z0-9_-]+)}");

    public CommandText {
        captures = Collections.unmodifiableMap(new LinkedHashMap<>(captures));
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        templates = Collections.unmodifiableMap(new LinkedHashMap<>(templates));
    }

    /** What a plan says of a command. */
    public enum Standing {
        /** It runs. */
        RUN,
        /** A person does it. */
        BY_HAND,
        /** Nobody has said yet, or of another text. */
        OPEN
    }

    /** Hex SHA-256 over everything that would run for it, and where; canonical JSON. */
    public String digest() {
        return sha256(List.of(id, place, doneWhen, run, undo, captures, environment, minutes));
    }

    /** What is to be done with it under a plan; one without a machine to run on is always a person's. */
    public Standing standing(Map<String, Approval> approvals) {
        Approval approval = approvals.get(id);
        if (place.isEmpty() || (approval != null && approval.act().equals(Approval.BY_HAND))) {
            return Standing.BY_HAND;
        }
        return approval != null && approval.seen().equals(digest()) ? Standing.RUN : Standing.OPEN;
    }

    /**
     * What takes it back, with what was kept before it ran; as {@link #undo()} where something is missing.
     */
    public String undoing(Map<String, String> captured) {
        Matcher names = CAPTURED.matcher(undo);
        var text = new StringBuilder();
        while (names.find()) {
            String value = captured.getOrDefault(names.group(1), "");
            names.appendReplacement(text, Matcher.quoteReplacement(value.isEmpty() ? names.group()
                    : ShellWord.of(value)));
        }
        return names.appendTail(text).toString();
    }

    static String sha256(Object of) {
        byte[] json = JsonMapper.shared().writeValueAsString(of).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
