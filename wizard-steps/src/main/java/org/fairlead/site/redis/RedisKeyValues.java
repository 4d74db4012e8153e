package org.fairlead.site.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.site.KeyImage;
import org.fairlead.site.KeyLook;
import org.fairlead.site.KeyName;
import org.fairlead.site.KeyValueFacts;
import org.fairlead.site.KeyValues;
import org.fairlead.site.SiteException;
import org.fairlead.site.Tunnel;
import org.fairlead.site.redis.RedisReading.Manner;
import org.fairlead.site.redis.RedisWire.Command;

/** One database of a Redis server, version 6 or newer. */
public final class RedisKeyValues implements KeyValues {
    private static final int CHUNK = 500;
    private static final int ATTEMPTS = 5;
    private static final long CLOCK_MILLIS = 10_000;
    private static final String MINUTE = "60000";

    private final RedisLogin login;
    private final RedisWire wire;
    private @Nullable RedisInfo known;
    private long clock;
    private long clockRead;

    public RedisKeyValues(RedisLogin login) {
        this.login = login;
        this.wire = new RedisWire(login);
    }

    @Override
    public String place() {
        return login.place();
    }

    private synchronized RedisInfo info(boolean anew) throws SiteException {
        RedisInfo before = known;
        if (before != null && !anew) {
            return before;
        }
        RedisInfo now = RedisInfo.of(RedisWire.text(wire.ask(Command.of("INFO", "all"))));
        known = now;
        return now;
    }

    @Override
    public synchronized KeyValueFacts facts() throws SiteException {
        Object snapshots = wire.ask(List.of(Command.of("CONFIG", "GET", "save"))).getFirst();
        return info(true).facts(snapshots);
    }

    @Override
    public synchronized long latencyNanos() throws SiteException {
        long shortest = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            wire.ask(Command.of("PING", new String[0]));
            shortest = Math.min(shortest, System.nanoTime() - start);
        }
        return shortest;
    }

    @Override
    public synchronized long count() throws SiteException {
        return RedisWire.number(wire.ask(Command.of("DBSIZE", new String[0])));
    }

    @Override
    public synchronized long now() throws SiteException {
        clock = RedisReading.millis(wire.ask(Command.of("TIME", new String[0])));
        clockRead = System.nanoTime();
        return clock;
    }

    /** The server's clock, asked for now and then. */
    private long about() throws SiteException {
        long passed = (System.nanoTime() - clockRead) / 1_000_000;
        return clock == 0 || passed > CLOCK_MILLIS ? now() : clock + passed;
    }

    @Override
    public void scan(Names names) throws ProblemException {
        String cursor = "0";
        do {
            Object answer;
            synchronized (this) {
                answer = wire.ask(Command.of("SCAN", cursor, "COUNT", Integer.toString(CHUNK)));
            }
            if (!(answer instanceof List<?> pair) || pair.size() != 2 || !(pair.get(
                    1) instanceof List<?> found)) {
                throw odd("SCAN");
            }
            cursor = RedisWire.text(pair.getFirst());
            var chunk = new ArrayList<KeyName>();
            for (Object name : found) {
                if (name instanceof byte[] bytes) {
                    chunk.add(KeyName.of(bytes));
                }
            }
            if (!chunk.isEmpty() && !names.take(chunk)) {
                return;
            }
        } while (!cursor.equals("0"));
    }

    private SiteException odd(String word) {
        return new SiteException(Problem.blocker("redis.problem.failed", place(), word, "?"));
    }

    @Override
    public synchronized List<KeyLook> look(List<KeyName> names) throws SiteException {
        var looks = new ArrayList<KeyLook>();
        for (int from = 0; from < names.size(); from += CHUNK) {
            List<KeyName> chunk = names.subList(from, Math.min(names.size(), from + CHUNK));
            var commands = new ArrayList<Command>();
            for (KeyName name : chunk) {
                commands.add(Command.of("TYPE", name.bytes()));
                commands.add(Command.of("PTTL", name.bytes()));
                commands.add(Command.of("MEMORY", RedisWire.bytes("USAGE"), name.bytes()));
            }
            List<@Nullable Object> answers = wire.ask(commands);
            for (int i = 0; i < chunk.size(); i++) {
                String type = RedisWire.text(answers.get(3 * i));
                long left = RedisWire.number(answers.get(3 * i + 1));
                Object memory = answers.get(3 * i + 2);
                if (!type.equals("none") && left != -2) {
                    looks.add(new KeyLook(chunk.get(i), type, left >= 0, memory instanceof Long bytes ? bytes
                            : 0));
                }
            }
        }
        return looks;
    }

    private RedisReading reading() throws SiteException {
        return new RedisReading(wire, place(), info(false).isAtLeast(7));
    }

    @Override
    public synchronized List<KeyImage> read(List<KeyLook> keys) throws SiteException {
        return reading().images(keys, Manner.MOMENTS);
    }

    @Override
    public synchronized Put put(KeyName as, KeyImage image, boolean replace) throws SiteException {
        boolean ends = image.expiresAt() != KeyImage.NEVER;
        if (ends && image.isOver(about())) {
            return Put.OVER;
        }
        var arguments = new ArrayList<byte[]>(List.of(as.bytes(), RedisWire.bytes(ends ? Long.toString(image
                .expiresAt()) : "0"), image.payload()));
        if (ends) {
            arguments.add(RedisWire.bytes("ABSTTL"));
        }
        if (replace) {
            arguments.add(RedisWire.bytes("REPLACE"));
        }
        try {
            wire.ask(new Command("RESTORE", arguments));
            return Put.DONE;
        } catch (SiteException e) {
            if (e.problem().key().equals(RedisFailures.TAKEN)) {
                return Put.TAKEN;
            }
            throw e;
        }
    }

    @Override
    public synchronized long take(List<KeyLook> keys, Keeper keeper) throws ProblemException {
        if (keys.isEmpty()) {
            return 0;
        }
        RedisReading reading = reading();
        byte[][] raw = keys.stream().map(key -> key.name().bytes()).toArray(byte[][]::new);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            boolean settled = false;
            wire.ask(Command.of("WATCH", raw));
            try {
                keeper.begin();
                for (KeyImage image : reading.images(keys, Manner.WATCHED)) {
                    keeper.keep(image);
                }
                keeper.seal();
                Optional<List<@Nullable Object>> gone = wire.together(List.of(Command.of("UNLINK", raw)));
                settled = true;
                if (gone.isPresent()) {
                    return RedisWire.number(gone.get().getFirst());
                }
            } finally {
                if (!settled) {
                    wire.close(); // nothing is watched by a connection that is gone
                }
            }
        }
        throw new SiteException(Problem.blocker(KeyValues.CHANGED_AGAIN, place(), keys.getFirst()
                .name().text()));
    }

    @Override
    public synchronized long remove(List<KeyName> names) throws SiteException {
        return names.isEmpty() ? 0
                : RedisWire.number(wire.ask(Command.of("UNLINK", names.stream().map(KeyName::bytes).toArray(
                        byte[][]::new))));
    }

    @Override
    public synchronized long length(KeyName list) throws SiteException {
        return RedisWire.number(wire.ask(Command.of("LLEN", list.bytes())));
    }

    @Override
    public synchronized boolean writesAndReads(KeyName own) throws SiteException {
        byte[] value = RedisWire.bytes("fairlead");
        wire.ask(Command.of("SET", own.bytes(), value, RedisWire.bytes("PX"), RedisWire.bytes(MINUTE)));
        String back = RedisWire.text(wire.ask(Command.of("GET", own.bytes())));
        return remove(List.of(own)) == 1 && back.equals("fairlead");
    }

    @Override
    public void close() {
        synchronized (this) {
            wire.close();
        }
        login.tunnel().ifPresent(Tunnel::close);
    }
}
