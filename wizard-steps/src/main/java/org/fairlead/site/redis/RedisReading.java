package org.fairlead.site.redis;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.fairlead.model.Problem;
import org.fairlead.site.KeyImage;
import org.fairlead.site.KeyLook;
import org.fairlead.site.KeyName;
import org.fairlead.site.KeyValues;
import org.fairlead.site.SiteException;
import org.fairlead.site.redis.RedisWire.Command;

/**
 * Reads one key whole, unless it is too large.
 *
 * @param tellsExpiry
 * whether the server tells the moment of expiry; one before version 7 tells what is left of it, and the
 * time
 */
record RedisReading(RedisWire wire, String place, boolean tellsExpiry) {

    /** What stands behind a payload: the version of its form, and a check sum (see the command DUMP). */
    private static final int FOOTER = 10;
    private static final int ATTEMPTS = 5;

    /** How they are read. */
    enum Manner {
        /** Each in a moment of its own. */
        MOMENTS,
        /** While somebody watches whether one changes. */
        WATCHED
    }

    /** The keys that are still there. */
    List<KeyImage> images(List<KeyLook> keys, Manner manner) throws SiteException {
        for (KeyLook key : keys) {
            if (!key.isCarried()) {
                throw tooLarge(key.name(), key.bytes());
            }
        }
        if (keys.isEmpty()) {
            return List.of();
        }
        List<List<@Nullable Object>> answers = answers(keys, manner);
        var images = new ArrayList<KeyImage>();
        for (int i = 0; i < keys.size(); i++) {
            KeyLook key = keys.get(i);
            String type = RedisWire.text(answers.get(i).getFirst());
            Optional<KeyImage> image = type.equals(key.type()) ? image(key, answers.get(i)) : again(key,
                    manner);
            image.ifPresent(images::add);
        }
        return images;
    }

    private List<List<@Nullable Object>> answers(List<KeyLook> keys, Manner manner) throws SiteException {
        List<List<Command>> turns = keys.stream().map(this::commands).toList();
        try {
            return manner == Manner.MOMENTS ? wire.inTurns(turns) : wire.asTheyCome(turns);
        } catch (SiteException e) {
            if (e.problem().key().equals(RedisFailures.TOO_LARGE) && keys.size() == 1) {
                throw tooLarge(keys.getFirst().name(), keys.getFirst().bytes());
            }
            if (e.problem().key().equals(RedisFailures.TOO_LARGE) && manner == Manner.MOMENTS) {
                return oneByOne(keys); // where the server does not tell sizes, many may be large
            }
            throw e;
        }
    }

    private List<List<@Nullable Object>> oneByOne(List<KeyLook> keys) throws SiteException {
        var answers = new ArrayList<List<@Nullable Object>>();
        for (KeyLook key : keys) {
            answers.addAll(answers(List.of(key), Manner.MOMENTS));
        }
        return answers;
    }

    /** A key that is of another type by now, or is gone. */
    private Optional<KeyImage> again(KeyLook before, Manner manner) throws SiteException {
        String type = before.type();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            type = RedisWire.text(wire.ask(Command.of("TYPE", before.name().bytes())));
            if (type.equals("none")) {
                return Optional.empty();
            }
            var now = new KeyLook(before.name(), type, false, 0);
            List<@Nullable Object> answers = answers(List.of(now), manner).getFirst();
            if (RedisWire.text(answers.getFirst()).equals(type)) {
                return image(now, answers);
            }
        }
        throw new SiteException(Problem.blocker(KeyValues.CHANGED_AGAIN, place, before.name().text()));
    }

    private SiteException tooLarge(KeyName name, long bytes) {
        return SiteException.refused(Problem.blocker("redis.problem.key-too-large", place, name.text(),
                bytes >> 20, KeyValues.LARGEST >> 20), new RedisFailures.Said("DUMP"));
    }

    private List<Command> commands(KeyLook look) {
        byte[] key = look.name().bytes();
        var commands = new ArrayList<>(List.of(Command.of("TYPE", key), Command.of("DUMP", key), Command.of(
                tellsExpiry ? "PEXPIRETIME" : "PTTL", key), Command.of("TIME", new String[0])));
        switch (look.type()) {
            case "set" -> commands.add(Command.of("SMEMBERS", key));
            case "hash" -> commands.add(Command.of("HGETALL", key));
            default -> {
                // what it is serialized to lies in one order
            }
        }
        return commands;
    }

    private Optional<KeyImage> image(KeyLook key, List<@Nullable Object> answers) throws SiteException {
        Object payload = RedisWire.orThrow(answers.get(1));
        long expiry = RedisWire.number(answers.get(2));
        if (!(payload instanceof byte[] bytes)) {
            return Optional.empty();
        }
        long now = millis(answers.get(3));
        long expiresAt = expiry < 0 ? KeyImage.NEVER : tellsExpiry ? expiry : now + expiry;
        String print = answers.size() > 4 && RedisWire.orThrow(answers.get(4)) instanceof List<?> members
                ? ofMembers(key.type(), members)
                : ofPayload(key.type(), bytes);
        return Optional.of(new KeyImage(key.name(), key.type(), bytes, expiresAt, print));
    }

    private static String ofPayload(String type, byte[] payload) {
        MessageDigest digest = sha256();
        digest.update(RedisWire.bytes(type + "\n"));
        digest.update(payload, 0, Math.max(0, payload.length - FOOTER));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The server lists the members of a set, and fields with their values, in any order. */
    private static String ofMembers(String type, List<?> members) {
        int step = type.equals("hash") ? 2 : 1;
        var digests = new ArrayList<byte[]>();
        for (int i = 0; i + step <= members.size(); i += step) {
            MessageDigest one = sha256();
            for (int part = 0; part < step; part++) {
                byte[] bytes = members.get(i + part) instanceof byte[] raw ? raw : new byte[0];
                one.update(RedisWire.bytes(bytes.length + ":"));
                one.update(bytes);
            }
            digests.add(one.digest());
        }
        digests.sort(Arrays::compare);
        MessageDigest digest = sha256();
        digest.update(RedisWire.bytes(type + "\n"));
        digests.forEach(digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The answer to TIME: seconds and the microseconds beyond. */
    static long millis(@Nullable Object answer) throws SiteException {
        if (RedisWire.orThrow(answer) instanceof List<?> pair && pair.size() == 2) {
            String seconds = RedisWire.text(pair.get(0));
            String micros = RedisWire.text(pair.get(1));
            if (seconds.matches("[0-9]{1,12}") && micros.matches("[0-9]{1,6}")) {
                return Long.parseLong(seconds) * 1000 + Long.parseLong(micros) / 1000;
            }
        }
        return 0;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
