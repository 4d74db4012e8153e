package org.fairlead.site.redis;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.DefaultRedisCredentials;
import redis.clients.jedis.commands.ProtocolCommand;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

import org.fairlead.model.ProblemException;
import org.fairlead.secret.Secret;
import org.fairlead.site.SiteException;

/**
 * Commands and their raw answers: byte arrays, numbers, lists, null. Connects when it is first needed, and
 * again when the connection broke. Not thread-safe.
 */
final class RedisWire implements AutoCloseable {
    private final RedisLogin login;
    private final RedisFailures failures;
    private final RedisSockets sockets;
    private @Nullable Connection connection;

    RedisWire(RedisLogin login) {
        this.login = login;
        this.failures = new RedisFailures(login.place(), login.tunnel());
        this.sockets = new RedisSockets(login);
    }

    /** A command with its arguments. */
    record Command(String word, List<byte[]> arguments) {
        static Command of(String word, byte[]... arguments) {
            return new Command(word, List.of(arguments));
        }

        static Command of(String word, String... arguments) {
            return new Command(word, Arrays.stream(arguments).map(RedisWire::bytes).toList());
        }

        private byte[][] raw() {
            return arguments.toArray(byte[][]::new);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Connection connected() throws SiteException {
        Connection known = connection;
        if (known != null && known.isConnected() && !known.isBroken()) {
            return known;
        }
        close();
        Connection made = connect();
        connection = made;
        return made;
    }

    private Connection connect() throws SiteException {
        Optional<Secret> secret;
        try {
            secret = login.password().get();
        } catch (SiteException e) {
            throw e;
        } catch (ProblemException e) {
            throw new SiteException(e.problem(), e);
        }
        char[] password = secret.map(Secret::reveal).orElseGet(() -> new char[0]);
        try {
            var config = DefaultJedisClientConfig.builder().resp2().autoNegotiateProtocol(false)
                    .socketTimeoutMillis(RedisSockets.READ_MILLIS).database(login.address().database())
                    .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
            if (password.length > 0) {
                String user = login.address().user();
                config.credentials(new DefaultRedisCredentials(user.isEmpty() ? null : user, password));
            }
            return new Connection(sockets, config.build());
        } catch (JedisException e) {
            throw failures.of("AUTH", e);
        } finally {
            Arrays.fill(password, '\0');
            secret.ifPresent(Secret::close);
        }
    }

    /** The answer to one command; null for nothing. */
    @Nullable
    Object ask(Command command) throws SiteException {
        Connection wire = connected();
        try {
            sockets.beginAnswer();
            wire.sendCommand(word(command.word()), command.raw());
            return wire.getOne();
        } catch (JedisException e) {
            throw failures.of(command.word(), e);
        }
    }

    /**
     * The answers to several commands that are sent together; where the server refuses one of them, its
     * answer is a {@link SiteException} in its place.
     */
    List<@Nullable Object> ask(List<Command> commands) throws SiteException {
        Connection wire = connected();
        try {
            sockets.beginAnswer();
            for (Command command : commands) {
                wire.sendCommand(word(command.word()), command.raw());
            }
            List<Object> raw = wire.getMany(commands.size());
            return told(raw, commands);
        } catch (JedisException e) {
            throw failures.of(commands.getFirst().word(), e);
        }
    }

    /**
     * The answers to commands that are carried out in one moment; empty where a key that was watched has
     * changed. A refusal stands in its place, as above.
     */
    Optional<List<@Nullable Object>> together(List<Command> commands) throws SiteException {
        return together(List.of(commands), true).getFirst();
    }

    /** Several of them, sent together, each in a moment of its own. */
    List<List<@Nullable Object>> inTurns(List<List<Command>> turns) throws SiteException {
        return together(turns, true).stream().map(Optional::orElseThrow).toList();
    }

    /** The same without a moment of their own, for keys that are watched. */
    List<List<@Nullable Object>> asTheyCome(List<List<Command>> turns) throws SiteException {
        return together(turns, false).stream().map(Optional::orElseThrow).toList();
    }

    private List<Optional<List<@Nullable Object>>> together(List<List<Command>> turns, boolean moments)
            throws SiteException {
        var all = new ArrayList<Command>();
        for (List<Command> turn : turns) {
            if (moments) {
                all.add(Command.of("MULTI", new String[0]));
            }
            all.addAll(turn);
            if (moments) {
                all.add(Command.of("EXEC", new String[0]));
            }
        }
        List<@Nullable Object> answers = ask(all);
        var turned = new ArrayList<Optional<List<@Nullable Object>>>();
        int at = 0;
        for (List<Command> turn : turns) {
            if (!moments) {
                turned.add(Optional.of(answers.subList(at, at + turn.size())));
                at += turn.size();
                continue;
            }
            for (Object queued : answers.subList(at, at + turn.size() + 1)) {
                orThrow(queued);
            }
            at += turn.size() + 1;
            turned.add(orThrow(answers.get(at++)) instanceof List<?> list ? Optional.of(told(list, turn))
                    : Optional.empty());
        }
        return turned;
    }

    private List<@Nullable Object> told(List<?> raw, List<Command> commands) {
        var answers = new ArrayList<@Nullable Object>();
        for (int i = 0; i < raw.size(); i++) {
            String word = i < commands.size() ? commands.get(i).word() : "EXEC";
            answers.add(raw.get(i) instanceof JedisDataException e ? failures.of(word, e) : raw.get(i));
        }
        return answers;
    }

    /** The answer, unless it is a refusal. */
    static @Nullable Object orThrow(@Nullable Object answer) throws SiteException {
        if (answer instanceof SiteException refused) {
            throw refused;
        }
        return answer;
    }

    static long number(@Nullable Object answer) throws SiteException {
        return orThrow(answer) instanceof Long number ? number : 0;
    }

    static String text(@Nullable Object answer) throws SiteException {
        return orThrow(answer) instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : "";
    }

    private static ProtocolCommand word(String word) {
        byte[] raw = bytes(word);
        return () -> raw;
    }

    @Override
    public void close() {
        Connection known = connection;
        connection = null;
        if (known != null) {
            try {
                known.close();
            } catch (JedisException e) {
                // it is gone either way
                return;
            }
        }
    }
}
