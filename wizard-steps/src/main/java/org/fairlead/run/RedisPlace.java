package org.fairlead.run;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.fairlead.model.Problem;
import org.fairlead.plan.DatabaseAddress.Tls;
import org.fairlead.plan.KeyValueAddress;
import org.fairlead.plan.SecretRef;
import org.fairlead.playbook.Playbook.Needs;
import org.fairlead.site.SiteException;

/** Where a key-value store is, as addresses and settings say it. A password in one is asked for again. */
final class RedisPlace {
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<tls>rediss?)://(?:(?<user>[^:@/]*)(?<password>:.*)?@)?(?<host>\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9_.-]+)"
                    + "(?::(?<port>[0-9]{1,5}))?(?:/(?<database>[0-9]{1,5})?)?(?:\\?.*)?");

    private RedisPlace() {}

    static boolean is(String text) {
        return text.startsWith("redis://") || text.startsWith("rediss://");
    }

    /**
     * The store of an address.
     *
     * @param known
     * what is kept of before: the file of trusted certificates
     */
    static KeyValueAddress of(String text, KeyValueAddress known) throws SiteException {
        Matcher found = ADDRESS.matcher(text);
        if (!found.matches()) {
            throw new SiteException(Problem.blocker("connect.problem.bad-address")); // what it quotes may be a secret
        }
        String host = found.group("host").replaceAll("[\\[\\]]", "");
        boolean login = found.group("password") != null && found.group("password").length() > 1;
        boolean encrypted = found.group("tls").equals("rediss");
        return new KeyValueAddress(host, number(found.group("port")), number(found.group("database")),
                Optional
                        .ofNullable(found.group("user")).orElse(""), login ? new SecretRef.Ask() : SecretRef
                                .none(),
                encrypted ? Tls.VERIFY_FULL : Tls.DISABLE, known.rootCertificate());
    }

    /** The store that settings name; what is known where they name none. */
    static KeyValueAddress of(Map<String, String> values, Needs needs, KeyValueAddress known)
            throws SiteException {
        Optional<String> address = value(values, needs, "redis-address").filter(text -> is(text)
                && ADDRESS.matcher(text).matches());
        if (address.isPresent()) {
            return of(address.get(), known);
        }
        Optional<String> host = value(values, needs, "redis-host");
        if (host.isEmpty() || !host.get().matches("[A-Za-z0-9_.:-]+")) {
            return known;
        }
        SecretRef password = value(values, needs, "redis-password").isPresent() ? new SecretRef.Ask()
                : SecretRef.none();
        return new KeyValueAddress(host.get(), number(value(values, needs, "redis-port").orElse(null)),
                number(
                        value(values, needs, "redis-database").orElse(null)), value(values, needs,
                                "redis-user").orElse(
                                        ""), password, known.tls(), known.rootCertificate());
    }

    private static Optional<String> value(Map<String, String> values, Needs needs, String field) {
        return Optional.ofNullable(needs.fill().get(field)).map(values::get).filter(value -> !value.isBlank())
                .map(String::strip);
    }

    private static int number(@org.jspecify.annotations.Nullable String text) {
        return text != null && text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    }
}
