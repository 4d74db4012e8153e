package org.fairlead.plan;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where a secret is to be had: never the secret itself. */
public sealed interface SecretRef {
    /** No secret is needed. */
    record None() implements SecretRef {}

    /** An environment variable of this process. */
    record Env(String name) implements SecretRef {}

    /** The first line of a file. */
    record FromFile(String path) implements SecretRef {}

    /** Asked for when needed. */
    record Ask() implements SecretRef {}

    /** The password of the database in a {@code wp-config.php}: the constant DB_PASSWORD of that file. */
    record WpConfig(String path) implements SecretRef {}

    static SecretRef none() {
        return new None();
    }

    /**
     * Reads the plan file's form: {@code {env: NAME}}, {@code {file: PATH}}, {@code {wp-config: PATH}},
     * {@code {ask: true}} or {@code {}}.
     */
    @JsonCreator
    static SecretRef of(Map<String, String> form) {
        if (form.containsKey("env")) {
            return new Env(form.get("env"));
        }
        if (form.containsKey("file")) {
            return new FromFile(form.get("file"));
        }
        if (form.containsKey("wp-config")) {
            return new WpConfig(form.get("wp-config"));
        }
        return form.containsKey("ask") ? new Ask() : new None();
    }

    /** The plan file's form. */
    @JsonValue
    default Map<String, Object> form() {
        return switch (this) {
            case None() -> Map.of();
            case Env(String name) -> Map.of("env", name);
            case FromFile(String path) -> Map.of("file", path);
            case WpConfig(String path) -> Map.of("wp-config", path);
            case Ask() -> Map.of("ask", true);
        };
    }
}
